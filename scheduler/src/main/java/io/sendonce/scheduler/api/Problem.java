package io.sendonce.scheduler.api;

import io.sendonce.scheduler.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a request that was not carried out, as RFC 9457 has it.
 *
 * @param status the HTTP status
 * @param title what the status means here
 * @param detail one or more sentences
 * @param errors what is wrong with single fields; may be empty
 * @param messageId the message that is in the way, or null
 */
record Problem(
    int status, String title, String detail, List<FieldError> errors, @Nullable Long messageId) {

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "The request cannot be understood",
          401, "A token is needed",
          403, "The token is not good for this",
          404, "There is no such thing",
          405, "The method is not allowed here",
          409, "It stands in the way of something else",
          413, "The body is too large",
          415, "The content type is wrong",
          422, "The request cannot be carried out",
          503, "It cannot be done now");

  Problem {
    errors = List.copyOf(errors);
  }

  /**
   * What is wrong with a field.
   *
   * @param field its name
   * @param rule what it must be, as the end of a sentence that begins with the field
   * @param value what it is, or null where that is not repeated
   */
  record FieldError(String field, String rule, @Nullable Object value) {

    private static final int LONGEST_VALUE = 100;

    FieldError {
      if (value instanceof String text && text.length() > LONGEST_VALUE) {
        value = text.substring(0, LONGEST_VALUE) + "…";
      }
    }
  }

  static Problem of(int status, String detail) {
    return new Problem(status, TITLES.getOrDefault(status, "Refused"), detail, List.of(), null);
  }

  /** The errors are the detail. */
  static Problem of(int status, List<FieldError> errors) {
    List<String> sentences =
        errors.stream().map(error -> error.field() + " " + error.rule() + ".").toList();
    return of(status, String.join(" ", sentences)).with(errors);
  }

  Problem with(List<FieldError> found) {
    return new Problem(status, title, detail, found, messageId);
  }

  Problem about(long message) {
    return new Problem(status, title, detail, errors, message);
  }

  Reply reply() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    if (messageId != null) {
      body.put("message_id", messageId);
    }
    return Json.reply(status, "application/problem+json", body);
  }
}
