package io.sendonce.demo.drill.plan;

import io.sendonce.demo.drill.plan.FaultKind.Hits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that will go wrong.
 *
 * @param at since the first message is due
 * @param kind what
 * @param victims numbers of nodes or accounts, counted from 0; empty where it is the database
 * @param length how long it lasts
 * @param draw a number drawn for it, 0 to 999, that decides what its kind leaves open
 */
public record PlannedFault(
    Duration at, FaultKind kind, List<Integer> victims, Duration length, int draw) {

  /** Copies the victims. */
  public PlannedFault {
    victims = List.copyOf(victims);
  }

  /** When it is over. */
  public Duration end() {
    return at.plus(length);
  }

  /** Whom it hits, in words. */
  public String victim() {
    return switch (kind.hits()) {
      case NODE -> "node " + (victims.get(0) + 1);
      case DATABASE -> "the database";
      case ACCOUNTS ->
          victims.stream()
              .map(number -> "" + (number + 1))
              .collect(Collectors.joining(", ", "accounts ", ""));
    };
  }

  /** One line. */
  public String text() {
    return "%6.1f s  %-24s %-24s %s"
        .formatted(
            seconds(at),
            kind.wireName(),
            victim(),
            length.isZero() ? "" : "%.1f s".formatted(seconds(length)));
  }

  /** Whether it hits victims of a sort. */
  public boolean hits(Hits sort) {
    return kind.hits() == sort;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
