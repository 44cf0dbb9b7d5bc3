package io.sendonce.benchmark.scenario;

import java.util.Locale;

/**
 * One figure.
 *
 * @param what it is a figure of
 * @param value the figure
 * @param unit what it counts
 */
public record Measured(String what, double value, String unit) {

  /** A line of a table. */
  public String line() {
    return String.format(Locale.ROOT, "%-72s %12.2f %s", what, value, unit);
  }
}
