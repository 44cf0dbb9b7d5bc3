package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Crew;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits. */
final class Pause {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Pause() {}

  static void of(Duration length) throws BenchmarkFailedException {
    try {
      TimeUnit.NANOSECONDS.sleep(length.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted", e);
    }
  }

  /**
   * Waits until something holds.
   *
   * @param what is awaited, for the message
   * @param crew whoever is to bring it about
   */
  static void until(Duration longest, String what, Crew crew, BooleanSupplier holds)
      throws BenchmarkFailedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!holds.getAsBoolean()) {
      crew.requireAll();
      if (System.nanoTime() - end > 0) {
        throw new BenchmarkFailedException(
            "not within %d s: %s; the log is %s".formatted(longest.toSeconds(), what, crew.log()));
      }
      of(BETWEEN_LOOKS);
    }
  }
}
