package io.sendonce.jobs.incidents;

/** Where it was found that a message went out more than once. */
public enum Source {
  /** The provider showed more than one message for one attempt of ours. */
  INCIDENT("incident"),
  /** The provider's webhook told of more than one. */
  WEBHOOK("webhook"),
  /** Two intents of ours had the same text for the same person. */
  LEDGER("ledger"),
  /** The records of a program whose queue was adopted. */
  ADOPTED("adopted"),
  /** A foreign table of messages. */
  TABLE("table"),
  /** The provider was asked for the conversation. */
  READ_BACK("read back");

  private final String label;

  Source(String label) {
    this.label = label;
  }

  /** In words. */
  public String label() {
    return label;
  }
}
