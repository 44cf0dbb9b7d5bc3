package io.sendonce.scheduler.node;

import java.time.Duration;

/**
 * A moment by this JVM's monotonic clock.
 *
 * @param nanoTime as {@link System#nanoTime()} counts
 */
record Deadline(long nanoTime) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** An earlier one, so that some time is kept for what comes after. */
  Deadline keeping(Duration reserve) {
    return new Deadline(nanoTime - reserve.toNanos());
  }

  /** This one, or a nearer one where it is far away. */
  Deadline butAtMost(Duration time) {
    return left().compareTo(time) <= 0 ? this : in(time);
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  boolean isOver() {
    return left().isZero();
  }
}
