package io.sendonce.scheduler.store;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock, reckoned from what it said at the last check-in and the time that has
 * passed since. Nodes whose clocks disagree agree on this one, also when somebody sets a node's
 * clock between two check-ins.
 */
final class DatabaseClock {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  /** Less is the way to the database and back, or not worth a word. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final Clock local;
  private final LongSupplier nanos;
  private volatile Reading last;
  private boolean isTold;

  /**
   * A clock that goes by this node's until it is set.
   *
   * @param local this node's clock
   * @param nanos counts nanoseconds, whatever is done to the node's clock
   */
  DatabaseClock(Clock local, LongSupplier nanos) {
    this.local = local;
    this.nanos = nanos;
    this.last = new Reading(local.millis(), nanos.getAsLong());
  }

  /** The database's time now, in ms of the epoch. */
  long millis() {
    Reading reading = last;
    return reading.millis() + Duration.ofNanos(nanos.getAsLong() - reading.nanos()).toMillis();
  }

  /** This node's clock. */
  Clock local() {
    return local;
  }

  /** Whether this node's clock tells the same time. */
  boolean isLocal() {
    return Math.abs(ahead()) <= TOLERANCE.toMillis();
  }

  /** Whether this node's clock is behind: it would wait with what is due. */
  boolean isBehind() {
    return ahead() < -TOLERANCE.toMillis();
  }

  /**
   * A time of this node's clock up to which triggers may be reserved, in ms of the epoch. A node
   * whose clock is ahead would fire too early what it reserves in advance: it reserves what is due.
   */
  long notAhead(long until) {
    return isLocal() ? until : Math.min(until, millis());
  }

  /** Takes note of what the database's clock says now, in ms of the epoch. */
  synchronized void set(long databaseMillis) {
    last = new Reading(databaseMillis, nanos.getAsLong());
    if (isLocal()) {
      isTold = false;
    } else if (!isTold) {
      isTold = true;
      LOG.warn("this node's clock differs from the database's by {} ms; set it right", ahead());
    }
  }

  private long ahead() {
    return local.millis() - millis();
  }

  private record Reading(long millis, long nanos) {}
}
