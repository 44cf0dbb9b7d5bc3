package io.sendonce.scheduler.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.quartz.spi.OperableTrigger;

/**
 * What becomes of a trigger that missed its time, on a node whose clock is wrong. Quartz reckons a
 * trigger's next fire from the clock of the node that brings it up to date: one that was an hour
 * ahead put a lane off for an hour.
 */
final class Misfire {

  private Misfire() {}

  /**
   * Brings a trigger up to date as its misfire instruction says, as of a time.
   *
   * @param trigger has missed its time; changed
   * @param calendar leaves times out, or null
   * @param node the node's clock, which is wrong
   * @param now the right time
   */
  static void catchUp(
      OperableTrigger trigger, @Nullable Calendar calendar, Clock node, Instant now) {
    Instant missed = instant(trigger.getNextFireTime());
    Instant start = instant(trigger.getStartTime());
    trigger.updateAfterMisfire(calendar);
    Instant local = node.instant();
    if (start != null && !start.equals(instant(trigger.getStartTime()))) {
      // It begins anew with this fire.
      trigger.setStartTime(Date.from(now));
    }
    Instant next = instant(trigger.getNextFireTime());
    if (next == null) {
      // Over by this node's clock; it may have time left.
      trigger.setNextFireTime(firstAfter(now, trigger, calendar));
    } else if (!next.equals(missed)) {
      boolean isAtOnce = !next.isAfter(local);
      trigger.setNextFireTime(isAtOnce ? Date.from(now) : firstAfter(now, trigger, calendar));
    }
  }

  private static @Nullable Date firstAfter(
      Instant now, OperableTrigger trigger, @Nullable Calendar calendar) {
    Date next = trigger.getFireTimeAfter(Date.from(now));
    while (next != null
        && calendar != null
        && !calendar.isTimeIncluded(next.toInstant().toEpochMilli())) {
      next = trigger.getFireTimeAfter(next);
    }
    return next;
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
