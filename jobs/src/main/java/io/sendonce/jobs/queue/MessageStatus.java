package io.sendonce.jobs.queue;

import java.util.Locale;

/**
 * Where a message stands; {@code send_queue.status} carries the constant in lower case. The picture
 * of the moves is in the package comment, and the database's {@code is_legal_move} says the same.
 */
public enum MessageStatus {
  /** It waits for its time, its turn or its gates. */
  PENDING,
  /** A node holds it and may be sending it. */
  PROCESSING,
  /** The provider has it, and named it or showed it. */
  SENT,
  /** It certainly was not sent and will not be tried again, or a person gave it up. */
  FAILED,
  /** It may have been sent; nobody knows yet. */
  UNCERTAIN,
  /** Another message serves, or served, the same intent. */
  SUPPRESSED,
  /** It was withdrawn, or its time passed. */
  CANCELLED;

  /**
   * Whether a message may move from this status to another.
   *
   * @param next the other status
   */
  public boolean canBecome(MessageStatus next) {
    return switch (this) {
      case PENDING ->
          next == PROCESSING || next == UNCERTAIN || next == SUPPRESSED || next == CANCELLED;
      case PROCESSING -> next == SENT || next == FAILED || next == UNCERTAIN || next == PENDING;
      case UNCERTAIN -> next == SENT || next == FAILED || next == PENDING || next == CANCELLED;
      case SENT, FAILED, SUPPRESSED, CANCELLED -> false;
    };
  }

  /** The word in the database. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
