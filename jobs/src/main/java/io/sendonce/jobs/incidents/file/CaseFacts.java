package io.sendonce.jobs.incidents.file;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one message that somebody got more than once.
 *
 * @param copies every one of them
 * @param isForeign whether it stands in another program's table
 * @param attempts of the messages that the copies are known to be, the first first
 * @param absences who said, or showed, that one of these attempts had reached nobody
 * @param troubles what was wrong with nodes and the database at that time
 */
record CaseFacts(
    List<CopyFact> copies,
    boolean isForeign,
    List<AttemptFact> attempts,
    List<Absence> absences,
    List<Trouble> troubles) {

  /**
   * A copy.
   *
   * @param queueId the message of ours that it is, or null if none is known
   * @param isInLedger whether the ledger has the copy by its own id
   */
  record CopyFact(@Nullable String id, @Nullable Long queueId, boolean isInLedger) {}

  /**
   * An attempt.
   *
   * @param isRestored whether it stands for one that a restored database may have forgotten
   */
  record AttemptFact(
      long id,
      long queueId,
      String node,
      Instant startedAt,
      Instant leaseUntil,
      @Nullable String outcome,
      @Nullable Instant settledAt,
      boolean isRestored) {

    /** Until when it may have been under way. */
    Instant end() {
      return settledAt == null ? leaseUntil : settledAt;
    }
  }

  /**
   * Word of an attempt that reached nobody.
   *
   * @param source {@code person} or what else was asked
   */
  record Absence(long queueId, long attemptId, Instant at, String source, String actor) {}

  /**
   * Something that was wrong, or may have gone wrong.
   *
   * @param kind {@code alert}, {@code restore} or {@code deploy}
   * @param what the alert's condition, how the restore was noticed, or the version
   * @param about whom, such as {@code node node-a}
   */
  record Trouble(String kind, String what, String about, Instant since, @Nullable Instant until) {}
}
