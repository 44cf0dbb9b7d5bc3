package io.sendonce.demo.drill.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.sendonce.demo.drill.oracle.Ending;
import io.sendonce.demo.drill.oracle.Judgement;
import io.sendonce.demo.drill.oracle.Violation;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as a page that needs nothing but itself. */
final class Page {

  private static final String TEMPLATE = "io/sendonce/demo/drill/report/report.peb";

  private Page() {}

  /**
   * A line of a table.
   *
   * @param name what is counted
   * @param number how many
   * @param bad whether it ought to be none
   */
  public record Count(String name, String number, boolean bad) {}

  /**
   * A line of the table of costs, ready to be read.
   *
   * @param cost the figures
   * @param p50 in seconds
   * @param p95 in seconds
   */
  public record CostLine(Cost cost, String p50, String p95) {}

  static String of(RunResult result, Verdict verdict) throws IOException {
    Map<String, Object> model = new HashMap<>();
    model.put("result", result);
    model.put("verdict", verdict);
    model.put("policy", result.conditions().policy().word());
    model.put("counts", counts(result));
    model.put("costs", costs(result.costs()));
    model.put("timeline", Timeline.of(result));
    model.put("width", Timeline.WIDTH);
    model.put("violations", result.judgement().violations().stream().limit(200).toList());
    StringWriter page = new StringWriter();
    engine().getTemplate(TEMPLATE).evaluate(page, model, Locale.ROOT);
    return page.toString();
  }

  private static PebbleEngine engine() {
    return new PebbleEngine.Builder()
        .loader(new ClasspathLoader(Page.class.getClassLoader()))
        .strictVariables(true)
        .autoEscaping(true)
        .build();
  }

  private static List<Count> counts(RunResult result) {
    Judgement judgement = result.judgement();
    List<Count> counts = new ArrayList<>();
    counts.add(count("messages wanted", judgement.wanted(), false));
    for (Ending ending : Ending.values()) {
      counts.add(count(ending.words(), judgement.count(ending), false));
    }
    for (Violation.Kind kind : Violation.Kind.values()) {
      counts.add(count(kind.words(), judgement.count(kind), true));
    }
    counts.add(count("lost", judgement.lost(), true));
    counts.add(count("rows suppressed, their intent being served", judgement.suppressed(), false));
    counts.add(count("in doubt for a while", result.doubts().size(), false));
    counts.add(count("faults played", result.faults().played().size(), false));
    counts.add(
        count(
            "of these, of processes and the database",
            result.faults().ofProcessesAndDatabase(),
            false));
    Duration recovery = result.times().recovery();
    counts.add(
        new Count(
            "drained after the last fault (limit " + Verdict.seconds(result.times().limit()) + ")",
            seconds(recovery),
            recovery == null));
    counts.add(
        new Count("nodes stopped when asked to", Verdict.seconds(result.times().stopped()), false));
    return counts;
  }

  private static Count count(String name, int number, boolean none) {
    return new Count(name, "" + number, none && number > 0);
  }

  private static List<CostLine> costs(List<Cost> costs) {
    return costs.stream()
        .map(cost -> new CostLine(cost, seconds(cost.p50()), seconds(cost.p95())))
        .toList();
  }

  private static String seconds(@Nullable Duration length) {
    return length == null ? "–" : Verdict.seconds(length);
  }
}
