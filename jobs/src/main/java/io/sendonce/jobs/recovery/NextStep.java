package io.sendonce.jobs.recovery;

import java.time.Duration;
import java.time.Instant;

/**
 * What follows a complete look that found nothing: a pure function of facts.
 *
 * @param kind what to do
 * @param delay for {@code LOOK_AGAIN} and {@code HOLD}, how long until the next look
 */
record NextStep(Kind kind, Duration delay) {

  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  enum Kind {
    /** It is too early to tell. */
    LOOK_AGAIN,
    /** It is taken to be absent, and a person decides; it is still looked for. */
    HOLD,
    /** It is taken to be absent and goes back to the queue. */
    PUT_BACK
  }

  /**
   * Decides.
   *
   * @param looks how many complete looks have found nothing, this one included
   * @param endedAt when nothing of the attempt can have been sent any more
   */
  static NextStep after(int looks, Instant endedAt, Instant now, RecoverySettings settings) {
    Duration wait = waitAfter(looks, settings.nextLook());
    Instant absentFrom = endedAt.plus(settings.absentAfter());
    boolean longEnough = !now.isBefore(absentFrom);
    if (looks < settings.looks() || !longEnough) {
      Duration untilAbsent = Duration.between(now, absentFrom);
      boolean lastLook = looks + 1 >= settings.looks() && untilAbsent.compareTo(wait) > 0;
      return new NextStep(Kind.LOOK_AGAIN, lastLook ? untilAbsent : wait);
    }
    return switch (settings.policy()) {
      case HOLD -> new NextStep(Kind.HOLD, wait);
      case RETRY -> new NextStep(Kind.PUT_BACK, Duration.ZERO);
    };
  }

  /** Doubles with each look, up to a day. */
  static Duration waitAfter(int looks, Duration first) {
    Duration wait = first.multipliedBy(1L << Math.min(Math.max(looks - 1, 0), 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
