package io.sendonce.jobs.enqueue;

/** A row cannot be queued. */
final class Rejected extends Exception {
  private final String reason;

  Rejected(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
