package io.sendonce.scheduler.http;

import java.util.Optional;

/** A request as far as routes need it. */
public interface Request {

  /**
   * A header's first value.
   *
   * @param name in any case
   */
  Optional<String> header(String name);

  /** The body, read when it is asked for; empty if it is longer than the route allows. */
  Optional<byte[]> body();
}
