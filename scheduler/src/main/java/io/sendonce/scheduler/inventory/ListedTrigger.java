package io.sendonce.scheduler.inventory;

import io.sendonce.scheduler.properties.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trigger in the store.
 *
 * @param state Quartz's column: WAITING, ACQUIRED, BLOCKED, PAUSED, PAUSED_BLOCKED, ERROR, COMPLETE
 * @param schedule when it fires, for people
 * @param calendar the name of the calendar whose days are left out; null for none
 * @param nextFire null when it never fires again
 * @param lastFire null when it never fired
 * @param maxRunMillis how long a run of it may take, stronger than the job's; null for no bound
 */
public record ListedTrigger(
    String group,
    String name,
    String state,
    String schedule,
    @Nullable String calendar,
    @Nullable Instant nextFire,
    @Nullable Instant lastFire,
    @Nullable Long maxRunMillis) {

  static Optional<ListedTrigger> of(TriggerRow row) {
    if (row.triggerName() == null || row.triggerGroup() == null) {
      return Optional.empty();
    }
    DataText data = DataText.of(row.triggerData());
    return Optional.of(
        new ListedTrigger(
            row.triggerGroup(),
            row.triggerName(),
            Objects.requireNonNullElse(row.triggerState(), "-"),
            schedule(row, data.delayMillis()),
            row.calendarName(),
            row.nextFire(),
            row.lastFire(),
            data.maxRunMillis()));
  }

  private static String schedule(TriggerRow row, @Nullable Long delay) {
    if (delay != null) {
      return duration(delay) + " after each run";
    }
    if (row.cronExpression() != null) {
      String zone = row.timeZoneId() == null ? "" : " " + row.timeZoneId();
      return "cron " + row.cronExpression() + zone;
    }
    if (row.repeatInterval() != null && row.repeatCount() != null) {
      return repeated(row.repeatInterval(), row.repeatCount());
    }
    return "of type " + row.triggerType();
  }

  private static String repeated(long interval, long count) {
    if (count == 0) {
      return "once";
    }
    return "every " + duration(interval) + (count < 0 ? "" : ", " + (count + 1) + " times");
  }

  private static String duration(long millis) {
    return Durations.format(Duration.ofMillis(millis));
  }
}
