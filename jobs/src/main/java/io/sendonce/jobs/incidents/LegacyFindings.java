package io.sendonce.jobs.incidents;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a foreign table.
 *
 * @param table its schema and name
 * @param meaning what each part of a message was taken from
 * @param counts how many rows were looked at; they add up
 * @param repeats who got something more than once, the oldest first
 */
public record LegacyFindings(String table, String meaning, Counts counts, List<Repeat> repeats) {

  /** Copies what can change. */
  public LegacyFindings {
    repeats = List.copyOf(repeats);
  }

  /** How many copies have the id of another copy of theirs, so that they may be one message. */
  public long sharedIds() {
    return repeats.stream()
        .mapToLong(
            repeat -> {
              List<String> ids =
                  repeat.copies().stream()
                      .flatMap(copy -> Optional.ofNullable(copy.id()).stream())
                      .toList();
              return ids.size() - ids.stream().distinct().count();
            })
        .sum();
  }

  /**
   * How many rows there were.
   *
   * @param rows all of them
   * @param inbound not sent by us, by their direction
   * @param unusable without a person, a text or a time
   */
  public record Counts(long rows, long inbound, long unusable) {
    /** Those that were looked at. */
    public long usable() {
      return rows - inbound - unusable;
    }
  }
}
