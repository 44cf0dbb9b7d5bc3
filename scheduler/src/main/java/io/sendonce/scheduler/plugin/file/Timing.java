package io.sendonce.scheduler.plugin.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a job runs.
 *
 * @param priority of two due at once the higher one is first
 * @param calendar the days on which it does not; null for none
 */
public record Timing(
    Schedule schedule, Misfire misfire, int priority, @Nullable ExcludedDays calendar) {

  /** What happens to a fire that could not happen in time; never more than one is made up for. */
  public enum Misfire {
    /** It is left out. */
    SKIP,
    /** It happens once, as soon as it can. */
    ONCE
  }

  /** For people: the schedule and the calendar's name. */
  public String describe() {
    return calendar == null
        ? schedule.describe()
        : schedule.describe() + ", except " + calendar.name();
  }

  /** All that it means, to be fingerprinted. */
  public List<String> meaning() {
    String days = calendar == null ? "" : calendar.name() + " " + calendar.fingerprint();
    return List.of(schedule.describe(), misfire.name(), "" + priority, days);
  }
}
