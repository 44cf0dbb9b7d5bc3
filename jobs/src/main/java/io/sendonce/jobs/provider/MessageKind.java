package io.sendonce.jobs.provider;

/**
 * What kind of message a queue row holds; {@code send_queue.kind} carries the constant in lower
 * case. A new kind (an invitation, an InMail) is a constant here, a value in the database's CHECK
 * and a branch in the provider's adapter: claim, settle and recovery do not change.
 */
public enum MessageKind {
  /** The first message of a campaign to a person. */
  DIRECT_MESSAGE,
  /**
   * A later step of the same campaign to the same person; goes into their chat when it is known.
   */
  FOLLOW_UP
}
