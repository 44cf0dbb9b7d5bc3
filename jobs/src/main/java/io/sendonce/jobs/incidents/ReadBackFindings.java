package io.sendonce.jobs.incidents;

import java.util.List;
import java.util.Map;

/**
 * What the provider showed when it was asked.
 *
 * @param conversations how many we wrote into, of those that were meant
 * @param asked how many of them were asked for
 * @param unread how many of these told nothing, by the reason: "don't know", not "no duplicates"
 * @param repeats who got something more than once
 */
public record ReadBackFindings(
    long conversations, long asked, Map<String, Long> unread, List<Repeat> repeats) {

  /** Copies what can change. */
  public ReadBackFindings {
    unread = Map.copyOf(unread);
    repeats = List.copyOf(repeats);
  }
}
