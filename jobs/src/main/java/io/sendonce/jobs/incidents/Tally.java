package io.sendonce.jobs.incidents;

import java.util.Collection;

/**
 * How many were concerned.
 *
 * @param people who got something more than once
 * @param extra messages that were too many
 */
public record Tally(long people, long extra) {

  /** Counts people once, however many messages they got more than once. */
  public static Tally of(Collection<Repeat> repeats) {
    return new Tally(
        repeats.stream().map(repeat -> repeat.to().person()).distinct().count(),
        repeats.stream().mapToLong(Repeat::extra).sum());
  }

  /** The tally as a sentence. */
  public String sentence() {
    if (people == 0) {
      return "Nobody got the same message more than once.";
    }
    return "%d %s got %d %s too many."
        .formatted(
            people, people == 1 ? "person" : "people", extra, extra == 1 ? "message" : "messages");
  }
}
