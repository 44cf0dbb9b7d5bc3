package io.sendonce.demo.drill.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What being safe cost under one kind of fault.
 *
 * @param kind its name; "no fault of ours" where none fits
 * @param times it happened
 * @param doubts messages whose outcome was unknown for a while
 * @param readBack of these, decided by asking the provider
 * @param webhook decided by what the provider told by itself
 * @param lateReply decided by an answer that came late
 * @param open decided by nothing: a person is waited for
 * @param waits how long each decision took, the shortest first
 */
public record Cost(
    String kind,
    int times,
    int doubts,
    int readBack,
    int webhook,
    int lateReply,
    int open,
    List<Duration> waits) {

  /** Sorts the waits. */
  public Cost {
    waits = waits.stream().sorted(Comparator.naturalOrder()).toList();
  }

  /** The wait that half of the decisions did not exceed; null where there is none. */
  public @Nullable Duration p50() {
    return part(50);
  }

  /** The wait that 95 of 100 decisions did not exceed; null where there is none. */
  public @Nullable Duration p95() {
    return part(95);
  }

  private @Nullable Duration part(int percent) {
    return waits.isEmpty() ? null : waits.get(Math.floorDiv((waits.size() - 1) * percent, 100));
  }
}
