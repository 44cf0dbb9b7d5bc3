package io.sendonce.scheduler.store;

import java.time.Duration;

/**
 * A node as the database sees it.
 *
 * @param lastCheckIn in ms of the epoch, 0 if it has no row and only left fires behind
 * @param interval between two of its check-ins
 * @param silence since its last check-in, by the database's clock
 * @param session whether it has one of its own
 * @param now the database's clock, in ms of the epoch
 */
record NodeRow(
    String instance,
    long lastCheckIn,
    Duration interval,
    Duration silence,
    Session session,
    long now) {

  /** Enough to connect again and check in, for a node that lost its connection and nothing else. */
  static final Duration PATIENCE_WITH_THE_DISCONNECTED = Duration.ofSeconds(3);

  /** The session that a node keeps for as long as it lives. */
  enum Session {
    /** It is there. */
    OPEN,
    /** It was there at the last check-in: it ends in the moment in which the process is killed. */
    ENDED,
    /** The node works without one, behind a pooler for instance. */
    NONE;

    static Session of(boolean hadOne, boolean isOpen) {
      if (isOpen) {
        return OPEN;
      }
      return hadOne ? ENDED : NONE;
    }
  }

  /**
   * The interval as a node writes it: odd while it has a session of its own. Quartz's table has no
   * other place for it, and one millisecond is nothing to Quartz.
   */
  static long intervalToWrite(long millis, boolean hasSession) {
    return millis / 2 * 2 + (hasSession ? 1 : 0);
  }

  /**
   * Whether others may take over what it holds. A node whose session has ended is given little
   * time; one that is silent but connected may be paused, and is given the grace.
   *
   * @param silenceGrace how long it may be silent beyond its interval
   * @param ownGap how long the one who judges was silent himself; whatever silenced him may have
   *     silenced all
   */
  boolean isDead(Duration silenceGrace, Duration ownGap) {
    if (lastCheckIn == 0) {
      return true;
    }
    Duration expected = interval.compareTo(ownGap) > 0 ? interval : ownGap;
    Duration patience = session == Session.ENDED ? PATIENCE_WITH_THE_DISCONNECTED : silenceGrace;
    return silence.compareTo(expected.plus(patience)) > 0;
  }
}
