package io.sendonce.simulator.faults;

import java.time.Duration;

/** What the client gets to see. */
public sealed interface Answer {
  /** The message is answered as taken. */
  record Accepted(Ids ids, Afterwards afterwards) implements Answer {}

  /** An error in the provider's own JSON shape; {@code type} without {@code errors/}. */
  record Problem(int status, String type) implements Answer {}

  /** An error in HTML, as a server in front of the provider writes it. */
  record Html(int status) implements Answer {}

  /** A redirect to the address that was asked for. */
  record Redirect(int status) implements Answer {}

  /** 503 with {@code Retry-After: 0}. */
  record RetryAtOnce() implements Answer {}

  /** The right answer, its body broken off halfway by the end of the connection. */
  record Truncated() implements Answer {}

  /** The end of the connection by RST. */
  record Reset() implements Answer {}

  /** The end of the connection by FIN, without an answer. */
  record Close() implements Answer {}

  /** Nothing for so long, then the end of the connection by FIN. */
  record Silence(Duration lasting) implements Answer {}

  /** How an accepted message's ids are told. */
  enum Ids {
    GIVEN,
    NULL,
    LIST,
    NO_BODY
  }

  /** What becomes of the connection after the answer. */
  enum Afterwards {
    KEEP,
    CLOSE_ANNOUNCED,
    CLOSE_SILENTLY
  }
}
