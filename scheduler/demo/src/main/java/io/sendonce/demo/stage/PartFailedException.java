package io.sendonce.demo.stage;

/** A part of the demo could not be started or ended by itself; the message is for a person. */
public final class PartFailedException extends Exception {

  /** With the sentence to be shown. */
  public PartFailedException(String message) {
    super(message);
  }

  /** With the sentence to be shown and what lies behind it. */
  public PartFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
