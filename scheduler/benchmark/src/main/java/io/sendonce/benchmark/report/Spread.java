package io.sendonce.benchmark.report;

import java.util.Arrays;

/** A figure that was measured several times. */
public final class Spread {

  private final double[] sorted;

  /**
   * @param values at least one
   */
  public Spread(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    this.sorted = Arrays.stream(values).sorted().toArray();
  }

  /** The smallest. */
  public double min() {
    return sorted[0];
  }

  /** The largest. */
  public double max() {
    return sorted[sorted.length - 1];
  }

  /** The middle one; between the two in the middle of an even number. */
  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest that so many of a hundred do not exceed. */
  public double percentile(int percent) {
    return sorted[Math.max((sorted.length * percent + 99) / 100 - 1, 0)];
  }
}
