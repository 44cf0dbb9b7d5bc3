package io.sendonce.jobs.incidents.apology;

import java.util.List;

/** What came of an approval. */
public sealed interface Approving {

  /**
   * They are messages of the queue now.
   *
   * @param messages their ids, at least one
   */
  record Approved(List<Long> messages) implements Approving {

    /** Copies what can change. */
    public Approved {
      messages = List.copyOf(messages);
    }
  }

  /** What would go out is not what was seen; nothing was queued. */
  record ChangedMeanwhile() implements Approving {}

  /** No draft is ready; nothing was queued. */
  record NothingReady() implements Approving {}

  /** The incident is closed, or there is none; nothing was queued. */
  record NotOpen() implements Approving {}

  /**
   * The queue refused one of them; nothing was queued.
   *
   * @param problem why, in a sentence
   */
  record Refused(String problem) implements Approving {}
}
