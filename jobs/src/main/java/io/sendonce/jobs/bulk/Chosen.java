package io.sendonce.jobs.bulk;

import io.sendonce.jobs.status.QueueSearch;
import java.util.List;

/** Which messages a person has chosen. */
public sealed interface Chosen {

  /**
   * All that a filter finds.
   *
   * @param filter with a fixed moment where it asks for an age
   */
  record Found(QueueSearch.Filter filter) implements Chosen {}

  /**
   * Those that were ticked.
   *
   * @param ids their rows in {@code send_queue}
   */
  record Ticked(List<Long> ids) implements Chosen {

    /** Copies what can change. */
    public Ticked {
      ids = List.copyOf(ids);
    }
  }

  /** In a few words; a person is not named. */
  default String words() {
    return this instanceof Found found ? found.filter().words() : "ticked messages";
  }
}
