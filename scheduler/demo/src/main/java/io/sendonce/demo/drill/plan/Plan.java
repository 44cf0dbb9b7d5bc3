package io.sendonce.demo.drill.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * All that will go wrong, in order.
 *
 * @param faults by their beginnings
 */
public record Plan(List<PlannedFault> faults) {

  /** Copies the faults. */
  public Plan {
    faults = faults.stream().sorted(Comparator.comparing(PlannedFault::at)).toList();
  }

  /** The same plan for the same seed and demands. */
  public static Plan of(long seed, Demands demands) {
    return new Planner(seed, demands).plan();
  }

  /** When the last fault is over. */
  public Duration end() {
    return faults.stream()
        .map(PlannedFault::end)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** How many faults of processes and the database it holds. */
  public int processFaults() {
    return (int) faults.stream().filter(fault -> fault.kind().isOfProcessesOrDatabase()).count();
  }
}
