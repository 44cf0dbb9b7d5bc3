package io.sendonce.benchmark.report;

import io.sendonce.benchmark.measure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Standings as a table for people. */
public final class Table {

  private static final int WIDTH = 118;

  private Table() {}

  /**
   * The lines.
   *
   * @param cores how many the machine has
   */
  public static List<String> of(List<Standing> standings, int cores) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "",
            "messages",
            "msg/s",
            "msg/s",
            "msg/s",
            "WAL",
            "trans-",
            "server",
            "client",
            "cores"));
    lines.add(
        row(
            "contestant",
            "timed",
            "median",
            "min",
            "max",
            "B/msg",
            "act./msg",
            "CPU ms",
            "CPU ms",
            "busy"));
    lines.add("-".repeat(lines.get(1).length()));
    for (Standing standing : standings) {
      lines.add(line(standing, cores));
    }
    lines.add("");
    for (Standing standing : standings) {
      lines.addAll(note(standing));
    }
    return lines;
  }

  private static String line(Standing standing, int cores) {
    String name = standing.contestant().name();
    if (standing.skipped().isPresent()) {
      return "%-16s skipped: %s".formatted(name, standing.skipped().get());
    }
    if (!standing.isMeasured()) {
      return "%-16s no figure: %s".formatted(name, standing.failure().orElse("it did not run"));
    }
    Spread rate = standing.spread(Figures::rate);
    return row(
        name,
        "" + standing.workload().messages(),
        whole(rate.median()),
        whole(rate.min()),
        whole(rate.max()),
        median(standing, Figures::walBytes, 0),
        median(standing, Figures::transactions, 2),
        median(standing, Figures::serverMillis, 3),
        median(standing, Figures::clientMillis, 3),
        percent(standing.spread(Table::busy).median() / cores));
  }

  /** How many cores server and contestant together kept busy. */
  private static double busy(Figures figures) {
    return (figures.serverMillis() + figures.clientMillis()) * figures.rate() / 1000;
  }

  private static List<String> note(Standing standing) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(standing.contestant().name() + ":");
    for (String word : standing.contestant().how().split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("   ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.append('.').toString());
    return lines;
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-16s %9s %9s %9s %9s %9s %8s %8s %8s %6s", cells)
        .stripTrailing();
  }

  private static String median(Standing standing, ToDoubleFunction<Figures> figure, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", standing.spread(figure).median());
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String percent(double share) {
    return whole(share * 100) + " %";
  }
}
