package io.sendonce.proof.cluster;

/** A case could not be played to its end; the message is for a person. */
public final class CaseFailedException extends Exception {

  /** With the sentence to be shown. */
  public CaseFailedException(String message) {
    super(message);
  }

  /** With the sentence to be shown and what lies behind it. */
  public CaseFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
