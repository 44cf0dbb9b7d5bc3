package io.sendonce.benchmark.report;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Figures;
import io.sendonce.benchmark.measure.Run;
import io.sendonce.benchmark.measure.Workload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How a contestant came off.
 *
 * @param workload what it was given
 * @param runs its runs; none if it was skipped
 * @param skipped why it was
 */
public record Standing(
    Contestant contestant, Workload workload, List<Run> runs, Optional<String> skipped) {

  /** Keeps its own copy. */
  public Standing {
    runs = List.copyOf(runs);
  }

  /** Why it has no figure; empty if it has one. One run that failed takes all of them away. */
  public Optional<String> failure() {
    return runs.stream()
        .filter(run -> run.failure() != null)
        .map(run -> "round " + run.round() + ": " + run.failure())
        .findFirst();
  }

  /** Whether it has figures. */
  public boolean isMeasured() {
    return skipped.isEmpty() && failure().isEmpty() && !runs.isEmpty();
  }

  /** One figure over all runs of a measured one. */
  public Spread spread(ToDoubleFunction<Figures> figure) {
    return new Spread(
        runs.stream()
            .map(run -> Objects.requireNonNull(run.figures(), "measured"))
            .mapToDouble(figure)
            .toArray());
  }
}
