package io.sendonce.scheduler.config;

/** What follows when the provider, asked properly, has no trace of a message. */
public enum UncertainPolicy {
  /** A person decides. */
  HOLD,
  /** It goes back to the queue. */
  RETRY
}
