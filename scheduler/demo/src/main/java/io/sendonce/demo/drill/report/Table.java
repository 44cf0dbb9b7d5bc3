package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.control.ControlResult;
import io.sendonce.demo.drill.oracle.Ending;
import io.sendonce.demo.drill.oracle.Judgement;
import io.sendonce.demo.drill.oracle.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run saw, as lines for a screen. */
public final class Table {

  private static final int LISTED = 10;

  private Table() {}

  /** All of it. */
  public static List<String> of(RunResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("By the provider's ledger, compared with queue, ledger and attempts:");
    addEndings(lines, result.judgement());
    lines.add(count("rows suppressed, their intent being served", result.judgement().suppressed()));
    lines.add(count("faults played", result.faults().played().size()));
    lines.add(count("  of processes and the database", result.faults().ofProcessesAndDatabase()));
    if (!result.faults().failures().isEmpty()) {
      lines.add(count("faults that could not be played", result.faults().failures().size()));
      result.faults().failures().forEach(failure -> lines.add("      " + failure));
    }
    Duration recovery = result.times().recovery();
    lines.add(
        "  %-48s %s"
            .formatted(
                "drained after the last fault", recovery == null ? "NOT" : seconds(recovery)));
    lines.add("");
    lines.addAll(costs(result.costs()));
    if (!result.controls().isEmpty()) {
      lines.add("");
      lines.add("Controls, which must fail, in the same ledger:");
      for (ControlResult control : result.controls()) {
        lines.add("  " + control.text());
      }
    }
    return lines;
  }

  private static void addEndings(List<String> lines, Judgement judgement) {
    lines.add(count("messages wanted", judgement.wanted()));
    for (Ending ending : Ending.values()) {
      if (ending == Ending.SENT || judgement.count(ending) > 0) {
        lines.add(count(ending.words(), judgement.count(ending)));
      }
    }
    for (Violation.Kind kind : Violation.Kind.values()) {
      List<Violation> met =
          judgement.violations().stream().filter(one -> one.kind() == kind).toList();
      boolean always = kind == Violation.Kind.TWICE;
      if (always || !met.isEmpty()) {
        lines.add(count(kind.words(), met.size()));
      }
      met.stream().limit(LISTED).forEach(one -> lines.add("      " + one.sentence()));
      if (met.size() > LISTED) {
        lines.add("      and " + (met.size() - LISTED) + " more");
      }
    }
    lines.add(count("lost", judgement.lost()));
  }

  private static List<String> costs(List<Cost> costs) {
    List<String> lines = new ArrayList<>();
    lines.add("What being safe cost, by fault (messages in doubt, and what ended the doubt):");
    lines.add(
        "  %-24s %5s %8s %10s %8s %11s %8s %8s %8s"
            .formatted(
                "fault",
                "times",
                "in doubt",
                "read back",
                "webhook",
                "late reply",
                "person",
                "p50",
                "p95"));
    for (Cost cost : costs) {
      lines.add(
          "  %-24s %5d %8d %10d %8d %11d %8d %8s %8s"
              .formatted(
                  cost.kind(),
                  cost.times(),
                  cost.doubts(),
                  cost.readBack(),
                  cost.webhook(),
                  cost.lateReply(),
                  cost.open(),
                  seconds(cost.p50()),
                  seconds(cost.p95())));
    }
    return lines;
  }

  private static String count(String what, int number) {
    return "  %-48s %6d".formatted(what, number);
  }

  private static String seconds(@Nullable Duration duration) {
    return duration == null ? "-" : Verdict.seconds(duration);
  }
}
