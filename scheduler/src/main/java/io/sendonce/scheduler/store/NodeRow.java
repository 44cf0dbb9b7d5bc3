package io.sendonce.scheduler.store;

import java.time.Duration;

/**
 * A node as the database sees it.
 *
 * @param lastCheckIn in ms of the epoch, 0 if it has no row and only left fires behind
 * @param interval between two of its check-ins
 * @param silence since its last check-in, by the database's clock
 * @param isConnected whether its own session is there
 * @param now the database's clock, in ms of the epoch
 */
record NodeRow(
    String instance,
    long lastCheckIn,
    Duration interval,
    Duration silence,
    boolean isConnected,
    long now) {

  boolean hasRow() {
    return lastCheckIn > 0;
  }

  /**
   * Whether others may take over what it holds.
   *
   * @param patience how long it may be silent beyond its interval
   * @param ownGap how long the one who judges was silent himself; whatever silenced him may have
   *     silenced all
   */
  boolean isDead(Duration patience, Duration ownGap) {
    Duration expected = interval.compareTo(ownGap) > 0 ? interval : ownGap;
    return !hasRow() || silence.compareTo(expected.plus(patience)) > 0;
  }
}
