package io.sendonce.simulator.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the provider writes it. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Json() {}

  static ObjectNode object(String kind) {
    return MAPPER.createObjectNode().put("object", kind);
  }

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Always with three digits of milliseconds, as the provider does. */
  static String time(Instant instant) {
    return MILLIS.format(instant);
  }
}
