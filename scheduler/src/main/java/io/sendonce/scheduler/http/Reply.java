package io.sendonce.scheduler.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param contentType what the body is
 * @param headers further headers
 * @param body the bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

  /** What a request with a longer body than its route allows is answered. */
  public static final Reply TOO_LONG = text(413, "the body is too long");

  /** Copies what can change, the body aside. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** Plain text for whoever asked. */
  public static Reply text(int status, String text) {
    return new Reply(
        status, "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A page. */
  public static Reply html(int status, String page) {
    return new Reply(
        status, "text/html; charset=utf-8", Map.of(), page.getBytes(StandardCharsets.UTF_8));
  }

  /** On to another page, which is asked for with GET. */
  public static Reply seeOther(String path) {
    return text(303, "see " + path).with("Location", path);
  }

  /** The same with one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, more, body);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
