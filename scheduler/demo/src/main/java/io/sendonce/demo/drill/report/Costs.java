package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.campaign.Doubt;
import io.sendonce.demo.drill.plan.FaultKind;
import io.sendonce.demo.drill.plan.FaultKind.Hits;
import io.sendonce.demo.drill.play.PlayedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Counts what being safe cost, by the fault that most likely caused each doubt. */
public final class Costs {

  static final String NONE = "(none of them)";

  /** A fault's harm shows a little after it is over: a call, a lease. */
  private static final Duration AFTERMATH = Duration.ofSeconds(2);

  private Costs() {}

  /** One line for each kind that happened, in the order of the kinds; then what fits none. */
  public static List<Cost> of(List<Doubt> doubts, List<PlayedFault> played) {
    Map<FaultKind, List<Doubt>> byKind = new EnumMap<>(FaultKind.class);
    List<Doubt> unexplained = new ArrayList<>();
    for (Doubt doubt : doubts) {
      cause(doubt, played)
          .ifPresentOrElse(
              kind -> byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(doubt),
              () -> unexplained.add(doubt));
    }
    List<Cost> costs = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      int times = (int) played.stream().filter(fault -> fault.kind() == kind).count();
      if (times > 0) {
        costs.add(cost(kind.wireName(), times, byKind.getOrDefault(kind, List.of())));
      }
    }
    if (!unexplained.isEmpty()) {
      costs.add(cost(NONE, 0, unexplained));
    }
    return costs;
  }

  /**
   * The fault that most likely caused a doubt: one aimed at its account, else at its node, else at
   * the database; a clean stop only where there is no other. Empty where none fits.
   */
  public static Optional<FaultKind> cause(Doubt doubt, List<PlayedFault> played) {
    return played.stream()
        .filter(fault -> fits(doubt, fault))
        .min(Comparator.comparingInt(Costs::rank).thenComparing(PlayedFault::from, latestFirst()))
        .map(PlayedFault::kind);
  }

  private static Comparator<java.time.Instant> latestFirst() {
    return Comparator.reverseOrder();
  }

  private static boolean fits(Doubt doubt, PlayedFault fault) {
    boolean began = !doubt.unknownAt().isBefore(fault.from());
    return switch (fault.kind().hits()) {
      case ACCOUNTS ->
          fault.victims().contains(doubt.account())
              && began
              && !doubt.startedAt().isAfter(fault.to());
      case NODE ->
          fault.victims().contains(doubt.node())
              && began
              && !doubt.startedAt().isAfter(fault.to().plus(AFTERMATH));
      case DATABASE -> began && !doubt.startedAt().isAfter(fault.to().plus(AFTERMATH));
    };
  }

  private static int rank(PlayedFault fault) {
    if (fault.kind() == FaultKind.SIGTERM) {
      return 3;
    }
    return fault.kind().hits() == Hits.ACCOUNTS ? 0 : fault.kind().hits() == Hits.NODE ? 1 : 2;
  }

  private static Cost cost(String kind, int times, List<Doubt> doubts) {
    return new Cost(
        kind,
        times,
        doubts.size(),
        by(doubts, "read_back"),
        by(doubts, "webhook"),
        by(doubts, "late_reply"),
        (int) doubts.stream().filter(doubt -> doubt.decidedBy() == null).count(),
        doubts.stream()
            .filter(doubt -> doubt.decidedAt() != null)
            .map(
                doubt ->
                    Duration.between(doubt.unknownAt(), Objects.requireNonNull(doubt.decidedAt())))
            .toList());
  }

  private static int by(List<Doubt> doubts, String source) {
    return (int) doubts.stream().filter(doubt -> source.equals(doubt.decidedBy())).count();
  }
}
