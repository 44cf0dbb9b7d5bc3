package io.sendonce.jobs.incidents.file;

/**
 * What may have caused it.
 *
 * @param cases how many of the repeats it speaks for
 * @param sentence what speaks for it in the first of them, by ids and times
 */
public record CauseHint(Cause cause, long cases, String sentence) {

  /** What may cause a message to arrive twice. */
  public enum Cause {
    /** Two attempts of one message were under way at once. */
    OVERLAPPING_CLAIMS("Claims of one message overlapped"),
    /** Several messages were queued that say the same to the same person. */
    DIFFERENT_KEYS("Several intents with one text"),
    /** More than one node sent. */
    TWO_NODES("Sent by more than one node"),
    /** A node that had been taken for dead, or whose lease was over, went on. */
    LATE_NODE("A node was paused or late"),
    /** A node's clock was wrong. */
    CLOCK_OFFSET("A node's clock was wrong"),
    /** A node had started another version within the day before. */
    NEW_VERSION("A version had just been deployed"),
    /** The database was put back to an earlier time. */
    RESTORED("The database was restored"),
    /** It stands in a table that refuses no second row. */
    FOREIGN_TABLE("Another program's table without a key"),
    /** No attempt of ours accounts for a copy. */
    NOT_OURS("Somebody else sent it"),
    /** One attempt of ours, several messages at the provider. */
    ONE_ATTEMPT("Repeated on its way, or at the provider"),
    /** A person said that it was not sent, and it was. */
    WRONG_DECISION("A person's \"not sent\" was wrong"),
    /** The policy retry put it back, and it had been sent. */
    WRONG_ABSENCE("The provider showed it too late"),
    /** Nothing on record explains it. */
    UNKNOWN("Unknown");

    private final String heading;

    Cause(String heading) {
      this.heading = heading;
    }

    /** In a few words. */
    public String heading() {
      return heading;
    }
  }
}
