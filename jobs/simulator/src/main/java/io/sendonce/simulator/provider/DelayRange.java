package io.sendonce.simulator.provider;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long a send takes: uniform between two durations, both included.
 *
 * @param least not negative
 * @param most at least {@code least}
 */
public record DelayRange(Duration least, Duration most) {
  /** No delay. */
  public static final DelayRange NONE = new DelayRange(Duration.ZERO, Duration.ZERO);

  /** What the real provider was seen to take. */
  public static final DelayRange USUAL =
      new DelayRange(Duration.ofSeconds(3), Duration.ofSeconds(5));

  /** Refuses negative and reversed ranges. */
  public DelayRange {
    if (least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "delay = " + least + " to " + most + " must not be negative nor reversed");
    }
  }

  Duration draw(SplittableRandom random) {
    long width = most.minus(least).toNanos();
    return width == 0 ? least : least.plusNanos(random.nextLong(width + 1));
  }
}
