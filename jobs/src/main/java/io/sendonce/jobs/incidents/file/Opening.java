package io.sendonce.jobs.incidents.file;

import java.util.List;

/** What came of opening an incident. */
public sealed interface Opening {

  /**
   * It is open.
   *
   * @param id its number
   * @param left how many of what was found belong to other open incidents, and were left there
   */
  record Opened(long id, int left) implements Opening {}

  /**
   * All that was found belongs to open incidents; none was opened.
   *
   * @param incidents their numbers, at least one
   */
  record AlreadyOpen(List<Long> incidents) implements Opening {

    /** Copies what can change. */
    public AlreadyOpen {
      incidents = List.copyOf(incidents);
    }
  }

  /** Nobody got anything twice, so there is nothing to open. */
  record NothingFound() implements Opening {}
}
