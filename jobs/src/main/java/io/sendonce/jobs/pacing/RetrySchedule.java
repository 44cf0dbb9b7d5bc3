package io.sendonce.jobs.pacing;

import java.time.Duration;

/**
 * How long a certainly-not-sent message waits before it is tried again: doubling from the first
 * wait to the longest, each spread over its upper half so that failures of one moment do not come
 * back at one moment.
 *
 * @param first the wait after the first failure
 * @param longest no wait is longer
 * @param limit after so many failures it is not tried again
 */
public record RetrySchedule(Duration first, Duration longest, int limit) {

  /** Refuses waits and limits that make no sense. */
  public RetrySchedule {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "retry must have 0 < first <= longest and limit >= 1, not first %s, longest %s, limit %d"
              .formatted(first, longest, limit));
    }
  }

  /**
   * Whether a message that has now failed so often is given up.
   *
   * @param failures how often it failed, this time included
   */
  public boolean givesUpAfter(int failures) {
    return failures >= limit;
  }

  /**
   * The wait before the next try.
   *
   * @param failures how often it failed, this time included; at least 1
   * @param random from 0 (inclusive) to 1 (exclusive)
   */
  public Duration waitAfter(int failures, double random) {
    int doublings = Math.min(failures - 1, 30);
    double full =
        Math.min((double) first.toMillis() * (1L << doublings), (double) longest.toMillis());
    return Duration.ofMillis(Math.round(full * (0.5 + random / 2)));
  }
}
