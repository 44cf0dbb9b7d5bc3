package io.sendonce.scheduler.store;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock, as this node's own clock and their difference at the last check-in tell it.
 * Nodes whose clocks disagree agree on this one.
 */
final class DatabaseClock {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  /** Less is the way to the database and back, or not worth a word. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final Clock clock;
  private volatile long offset;
  private boolean isTold;

  DatabaseClock(Clock clock) {
    this.clock = clock;
  }

  /** The database's time now, in ms of the epoch. */
  long millis() {
    return clock.millis() + offset;
  }

  /** This node's time now, in ms of the epoch. */
  long localMillis() {
    return clock.millis();
  }

  /**
   * A time of this node's clock up to which triggers may be reserved, in ms of the epoch. A node
   * whose clock is ahead would fire too early what it reserves in advance: it reserves what is due.
   */
  long notAhead(long local) {
    return isTrusted() ? local : Math.min(local, millis());
  }

  /** Takes note of what the database's clock says now, in ms of the epoch. */
  synchronized void set(long databaseMillis) {
    offset = databaseMillis - clock.millis();
    if (isTrusted()) {
      isTold = false;
    } else if (!isTold) {
      isTold = true;
      LOG.warn("this node's clock differs from the database's by {} ms; set it right", -offset);
    }
  }

  private boolean isTrusted() {
    return Math.abs(offset) <= TOLERANCE.toMillis();
  }
}
