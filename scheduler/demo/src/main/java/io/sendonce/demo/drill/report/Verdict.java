package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.asked.Policy;
import io.sendonce.demo.drill.control.ControlResult;
import io.sendonce.demo.drill.oracle.Violation;
import io.sendonce.demo.drill.plan.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run held, and the sentence that says so.
 *
 * @param objections why it did not; empty where it held
 * @param sentence the last word
 */
public record Verdict(List<String> objections, String sentence) {

  /** Copies the objections. */
  public Verdict {
    objections = List.copyOf(objections);
  }

  /** Decides. */
  public static Verdict of(RunResult result) {
    List<String> objections = objections(result);
    if (objections.isEmpty()) {
      return new Verdict(objections, "HELD: " + figures(result) + ".");
    }
    int twice = result.judgement().count(Violation.Kind.TWICE);
    if (result.conditions().policy() == Policy.RETRY
        && twice > 0
        && met(result, FaultKind.LATE_LANDING)) {
      return new Verdict(
          objections,
          "RETRY CAN DUPLICATE: %d. Messages that the provider delivered later than all looks had been put back by then. With --policy hold they wait for a person instead. %s."
              .formatted(twice, String.join("; ", objections)));
    }
    return new Verdict(objections, "NOT HELD: " + String.join("; ", objections) + ".");
  }

  /** Whether it held. */
  public boolean held() {
    return objections.isEmpty();
  }

  private static List<String> objections(RunResult result) {
    List<String> objections = new ArrayList<>();
    for (Violation.Kind kind : Violation.Kind.values()) {
      int count = result.judgement().count(kind);
      if (count > 0) {
        objections.add(count + " " + kind.words());
      }
    }
    if (result.judgement().wanted() == 0) {
      objections.add("nothing was queued");
    }
    if (result.times().drainedAt() == null) {
      objections.add(
          "not drained within %s of the last fault".formatted(seconds(result.times().limit())));
    }
    long leftBySigterm =
        result.doubts().stream()
            .flatMap(doubt -> Costs.cause(doubt, result.faults().played()).stream())
            .filter(kind -> kind == FaultKind.SIGTERM)
            .count();
    if (leftBySigterm > 0) {
      objections.add(leftBySigterm + " left in doubt by nodes that were asked to stop");
    }
    if (result.faults().played().isEmpty() && !result.faults().planned().isEmpty()) {
      objections.add("none of the planned faults could be played");
    }
    result.controls().stream()
        .filter(control -> !control.failedAsItMust())
        .map(ControlResult::mistake)
        .forEach(
            mistake ->
                objections.add(
                    "the drill itself is broken: the control \"%s\" passed"
                        .formatted(mistake.words())));
    return objections;
  }

  private static String figures(RunResult result) {
    return "%d messages, %d faults (%d of processes and the database), 0 twice, 0 lost, %d waiting for a person; drained %s after the last fault"
        .formatted(
            result.judgement().wanted(),
            result.faults().played().size(),
            result.faults().ofProcessesAndDatabase(),
            result.judgement().waiting(),
            result.times().recovery() == null ? "never" : seconds(result.times().recovery()));
  }

  private static boolean met(RunResult result, FaultKind kind) {
    return result.faults().played().stream().anyMatch(fault -> fault.kind() == kind);
  }

  static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
