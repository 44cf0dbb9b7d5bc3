package io.sendonce.jobs.alerts;

/** A notice is not known to have arrived. Its message is one line without secrets. */
public final class UndeliveredException extends Exception {

  /**
   * Says why.
   *
   * @param reason for operators; made one line
   */
  public UndeliveredException(String reason) {
    super(OneLine.of(reason, 300), null, false, false);
  }

  /** Why, in one line. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
