package io.sendonce.scheduler.http;

import java.util.Optional;

/** A request as far as routes need it. */
public interface Request {

  /** Such as {@code GET}. */
  String method();

  /** From the first slash, without what follows a question mark. */
  String path();

  /**
   * What stands in the place of a name in the route's path.
   *
   * @param name as the route has it between braces
   */
  String placed(String name);

  /**
   * A parameter's first value, from what follows the question mark.
   *
   * @param name as written
   */
  Optional<String> query(String name);

  /** What follows the question mark, as it came; empty if nothing does. */
  String queryText();

  /**
   * A field's first value, from the form that is the body; empty if the body is longer than the
   * route allows, or no form.
   *
   * @param name as written
   */
  Optional<String> field(String name);

  /**
   * A header's first value.
   *
   * @param name in any case
   */
  Optional<String> header(String name);

  /**
   * A cookie's value.
   *
   * @param name as written
   */
  Optional<String> cookie(String name);

  /** The address at the other end of the connection. */
  String peer();

  /**
   * Where it comes from: the other end of the connection or, behind a proxy, whom the proxy names.
   *
   * @param isBehindProxy whether what stands in X-Forwarded-For is a proxy's word
   */
  default String origin(boolean isBehindProxy) {
    String forwarded = header("X-Forwarded-For").orElse("");
    if (!isBehindProxy || forwarded.isBlank()) {
      return peer();
    }
    String nearest = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return nearest.matches("[0-9A-Fa-f.:]{2,45}") ? nearest : peer();
  }

  /** The body, read when it is asked for; empty if it is longer than the route allows. */
  Optional<byte[]> body();
}
