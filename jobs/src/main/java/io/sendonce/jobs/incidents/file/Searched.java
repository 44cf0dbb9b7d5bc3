package io.sendonce.jobs.incidents.file;

/** Which records showed that somebody got something more than once. */
public enum Searched {
  /** Our own. */
  OUR_RECORDS("our records"),
  /** A table of some other program. */
  FOREIGN_TABLE("another program's table"),
  /** Conversations at the provider. */
  PROVIDER("what the provider showed"),
  /** Those that the watch looks at. */
  WATCHED("our records, and what the provider showed");

  private final String words;

  Searched(String words) {
    this.words = words;
  }

  /** As an incident tells it. */
  public String words() {
    return words;
  }
}
