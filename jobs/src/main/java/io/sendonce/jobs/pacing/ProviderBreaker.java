package io.sendonce.jobs.pacing;

import java.time.Duration;

/**
 * Says when a provider that cannot be reached should be left alone: after some failures in a row,
 * for a time that doubles while it stays out of reach. Safe for use by many threads.
 */
public final class ProviderBreaker {

  private final int failures;
  private final Duration pause;
  private final Duration longest;
  private int inARow;
  private int opened;

  /**
   * A breaker that is closed.
   *
   * @param failures so many failures in a row open it
   * @param pause for how long at first
   * @param longest for how long at most
   */
  public ProviderBreaker(int failures, Duration pause, Duration longest) {
    this.failures = failures;
    this.pause = pause;
    this.longest = longest;
  }

  /** The provider answered, whatever it said. */
  public synchronized void reached() {
    inARow = 0;
    opened = 0;
  }

  /**
   * The provider could not be reached.
   *
   * @return how long everything should pause now; zero for not at all
   */
  public synchronized Duration notReached() {
    inARow++;
    if (inARow < failures) {
      return Duration.ZERO;
    }
    inARow = 0;
    long factor = 1L << Math.min(opened++, 20);
    Duration wanted = pause.multipliedBy(factor);
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }
}
