package io.sendonce.simulator.http;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The provider's error body: status, type, title, detail, instance. */
final class ProblemBody {
  private ProblemBody() {}

  static ObjectNode of(int status, String type, String detail, String instance) {
    return Json.MAPPER
        .createObjectNode()
        .put("status", status)
        .put("type", "errors/" + type)
        .put("title", title(type))
        .put("detail", detail)
        .put("instance", instance);
  }

  static String page(int status) {
    return "<html>\r\n<head><title>"
        + status
        + "</title></head>\r\n<body>\r\n<center><h1>"
        + status
        + "</h1></center>\r\n<hr><center>front server</center>\r\n</body>\r\n</html>\r\n";
  }

  private static String title(String type) {
    String words = type.replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
