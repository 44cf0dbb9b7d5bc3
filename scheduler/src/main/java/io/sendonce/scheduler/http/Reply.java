package io.sendonce.scheduler.http;

/**
 * An answer in plain text.
 *
 * @param status the HTTP status
 * @param text one line for whoever asked
 */
public record Reply(int status, String text) {

  /** What a request with a longer body than its route allows is answered. */
  public static final Reply TOO_LONG = new Reply(413, "the body is too long");
}
