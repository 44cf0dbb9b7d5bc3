package io.sendonce.jobs.delivery;

import io.sendonce.jobs.pacing.RetrySchedule;
import java.time.Duration;

/**
 * How a node delivers.
 *
 * @param slots the most messages in flight on this node
 * @param timing leases and slices
 * @param retry when certainly-not-sent messages are tried again
 * @param doubt what follows an unknown outcome
 */
public record DeliverySettings(int slots, Timing timing, RetrySchedule retry, Doubt doubt) {

  /**
   * Leases and slices.
   *
   * @param lease how long a claim holds
   * @param margin how much of the lease is never used, against clocks and pauses
   * @param slice how long one run of a lane lasts at most, its last sends aside
   * @param linger how long a run that has nothing to do waits for something
   * @param settleWindow how long a batch of settlements is held open for more
   */
  public record Timing(
      Duration lease, Duration margin, Duration slice, Duration linger, Duration settleWindow) {

    /** Refuses a lease that the margin eats up. */
    public Timing {
      if (lease.compareTo(margin) <= 0 || margin.isNegative()) {
        throw new IllegalArgumentException(
            "lease must be longer than margin, not lease %s, margin %s".formatted(lease, margin));
      }
    }
  }

  /**
   * What follows an unknown outcome.
   *
   * @param firstLook when the message is first looked for at the provider
   * @param accountQuiet how long its account stays quiet
   */
  public record Doubt(Duration firstLook, Duration accountQuiet) {}
}
