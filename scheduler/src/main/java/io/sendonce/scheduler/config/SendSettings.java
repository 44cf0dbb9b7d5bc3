package io.sendonce.scheduler.config;

import java.time.Duration;

/** How messages are sent. */
public record SendSettings(Lanes lanes, Lease lease, Retry retry) {

  /**
   * How a lane works.
   *
   * @param slots sends in flight at once on this node
   * @param slice longest run of a lane, waiting or working, before it yields
   * @param settleWindow how long outcomes are gathered into one commit
   */
  public record Lanes(int slots, Duration slice, Duration settleWindow) {

    /** Refuses what the rules of its keys forbid. */
    public Lanes {
      Keys.SEND_SLOTS.require(slots);
      Keys.SEND_SLICE.require(slice);
      Keys.SEND_SETTLE_WINDOW.require(settleWindow);
    }
  }

  /**
   * How long a claim holds a message.
   *
   * @param length by the database's clock
   * @param margin what must be left of it after the longest call
   */
  public record Lease(Duration length, Duration margin) {

    /** Refuses what the rules of its keys forbid. */
    public Lease {
      Keys.SEND_LEASE.require(length);
      Keys.SEND_MARGIN.require(margin);
    }
  }

  /**
   * When a message that was certainly not sent is tried again.
   *
   * @param first the first wait; each further one is twice as long
   * @param longest the longest wait
   * @param limit attempts before the message has failed
   */
  public record Retry(Duration first, Duration longest, int limit) {

    /** Refuses what the rules of its keys forbid. */
    public Retry {
      Keys.SEND_RETRY_FIRST.require(first);
      Keys.SEND_RETRY_LONGEST.require(longest);
      Keys.SEND_RETRY_LIMIT.require(limit);
      PairRule.RETRY_GROWS.require(longest, first);
    }
  }
}
