package io.sendonce.scheduler.config;

import java.time.Duration;

/**
 * When all sends stop because the provider seems broken.
 *
 * @param failures in a row that open the breaker
 * @param pause the first stop; each further one is twice as long
 * @param longest the longest stop
 */
public record BreakerSettings(int failures, Duration pause, Duration longest) {

  /** Refuses what the rules of {@code breaker.*} forbid. */
  public BreakerSettings {
    Keys.BREAKER_FAILURES.require(failures);
    Keys.BREAKER_PAUSE.require(pause);
    Keys.BREAKER_LONGEST.require(longest);
    PairRule.BREAKER_GROWS.require(longest, pause);
  }
}
