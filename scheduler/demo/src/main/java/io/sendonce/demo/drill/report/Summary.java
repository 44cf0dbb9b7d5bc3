package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.oracle.Ending;
import io.sendonce.demo.drill.oracle.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several runs in one table. */
public final class Summary {

  private Summary() {}

  /**
   * One run.
   *
   * @param seed of it
   * @param counts what became of its messages
   * @param faults that were played
   * @param processFaults of these, of processes and the database
   * @param recovery from the last fault until it was drained; null if it was not
   * @param held whether it held
   */
  public record Line(
      long seed,
      Counts counts,
      int faults,
      int processFaults,
      @Nullable Duration recovery,
      boolean held) {

    /** One run's line. */
    public static Line of(RunResult result, Verdict verdict) {
      return new Line(
          result.conditions().seed(),
          new Counts(
              result.judgement().wanted(),
              result.judgement().count(Ending.SENT),
              result.judgement().count(Violation.Kind.TWICE),
              result.judgement().lost(),
              result.doubts().size(),
              result.judgement().waiting()),
          result.faults().played().size(),
          result.faults().ofProcessesAndDatabase(),
          result.times().recovery(),
          verdict.held());
    }
  }

  /**
   * Messages.
   *
   * @param wanted all
   * @param sent delivered once and known as sent
   * @param twice delivered again
   * @param lost not delivered, and nobody is told
   * @param doubts attempts whose outcome was unknown for a while
   * @param waiting for a person in the end
   */
  public record Counts(int wanted, int sent, int twice, int lost, int doubts, int waiting) {
    Counts plus(Counts other) {
      return new Counts(
          wanted + other.wanted,
          sent + other.sent,
          twice + other.twice,
          lost + other.lost,
          doubts + other.doubts,
          waiting + other.waiting);
    }
  }

  /** A line each, and their sum. */
  public static List<String> of(List<Line> runs) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%8s %9s %9s %6s %6s %9s %8s %8s %10s %10s  %s"
            .formatted(
                "seed",
                "messages",
                "sent",
                "twice",
                "lost",
                "in doubt",
                "waiting",
                "faults",
                "process/db",
                "recovery",
                "verdict"));
    Counts sum = new Counts(0, 0, 0, 0, 0, 0);
    for (Line run : runs) {
      lines.add(line("" + run.seed(), run));
      sum = sum.plus(run.counts());
    }
    Duration longest =
        runs.stream()
            .map(Line::recovery)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    lines.add(
        line(
            runs.size() + " runs",
            new Line(
                0,
                sum,
                runs.stream().mapToInt(Line::faults).sum(),
                runs.stream().mapToInt(Line::processFaults).sum(),
                longest,
                runs.stream().allMatch(Line::held))));
    return lines;
  }

  private static String line(String name, Line run) {
    Duration recovery = run.recovery();
    return "%8s %9d %9d %6d %6d %9d %8d %8d %10d %10s  %s"
        .formatted(
            name,
            run.counts().wanted(),
            run.counts().sent(),
            run.counts().twice(),
            run.counts().lost(),
            run.counts().doubts(),
            run.counts().waiting(),
            run.faults(),
            run.processFaults(),
            recovery == null ? "-" : Verdict.seconds(recovery),
            run.held() ? "held" : "NOT HELD");
  }
}
