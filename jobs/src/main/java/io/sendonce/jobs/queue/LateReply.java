package io.sendonce.jobs.queue;

/** What a reply that came after the claim was lost did. */
public enum LateReply {
  /** The message was uncertain about this very attempt, and is decided now. */
  DECIDED_IT,
  /** The message was decided already, or the reply told nothing. */
  NOTHING_NEW
}
