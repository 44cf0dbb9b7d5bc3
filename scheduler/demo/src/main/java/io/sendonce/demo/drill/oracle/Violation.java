package io.sendonce.demo.drill.oracle;

/**
 * Something that must not be.
 *
 * @param kind what
 * @param sentence whom it met, and what is on record
 */
public record Violation(Kind kind, String sentence) {

  /** What must not be. */
  public enum Kind {
    /** A person got a message again. */
    TWICE("delivered twice or more"),
    /** Asked for, and not in the queue. */
    NOT_THERE("queued, and no row is there"),
    /** Ended or waiting without a word why. */
    UNEXPLAINED("neither sent nor explained"),
    /** The run is over, the row is not. */
    UNFINISHED("not finished when the time was up"),
    /** Believed to be sent. */
    SENT_NOT_DELIVERED("marked sent, never delivered"),
    /** Believed not to be sent. */
    DELIVERED_NOT_SENT("delivered, neither sent nor in open doubt"),
    /** Bound to another's message. */
    WRONG_ID("sent under another message's id"),
    /** Two rows claim to have served one intent. */
    SENT_BY_TWO_ROWS("two rows say they sent it"),
    /** The tables contradict each other. */
    RECORDS_DISAGREE("queue, ledger and attempts disagree"),
    /** Nobody asked for it. */
    STRAY("nobody asked for it");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As it stands in the table. */
    public String words() {
      return words;
    }
  }
}
