package io.sendonce.scheduler.plugin;

import java.util.List;

/**
 * What a file makes of one job of the store.
 *
 * @param name the job's, or the calendar's with the word calendar before it
 * @param kind what happens to it
 * @param differences why; empty where there is nothing to tell
 */
public record JobChange(String name, Kind kind, List<Difference> differences) {

  /** What happens to a job. */
  public enum Kind {
    /** It was not there. */
    ADDED,
    /** It runs something else, at the times it had. */
    CHANGED,
    /** It runs at other times. */
    RESCHEDULED,
    /** It is taken out. */
    REMOVED,
    /** The file does not name it any more, and it goes on. */
    FLAGGED,
    /** It differs, and this node lacks its class: it stays as it is. */
    SKIPPED,
    /** It is as the file has it. */
    KEPT
  }

  /** Keeps its own copy. */
  public JobChange {
    differences = List.copyOf(differences);
  }
}
