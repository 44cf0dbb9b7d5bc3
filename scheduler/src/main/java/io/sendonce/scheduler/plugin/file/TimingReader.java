package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.DidYouMean;
import io.sendonce.scheduler.properties.Durations;
import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.Trigger;

/** Reads when a job runs. */
final class TimingReader {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(365);

  /** Quartz steps over excluded days period by period, while all nodes wait. */
  private static final Duration SHORTEST_WITH_CALENDAR = Duration.ofSeconds(10);

  private final Fields fields;
  private final Map<String, Optional<ExcludedDays>> calendars;

  /**
   * @param calendars those of the file by name; empty ones have a problem that is known already
   */
  TimingReader(Fields fields, Map<String, Optional<ExcludedDays>> calendars) {
    this.fields = fields;
    this.calendars = calendars;
  }

  /** When it runs; null where people start it, and where something is wrong. */
  @Nullable Timing timing() {
    boolean manual = fields.isTrue("manual", false);
    List<String> given =
        Stream.of("every", "delay", "cron", "manual")
            .filter(field -> field.equals("manual") ? manual : fields.has(field))
            .toList();
    if (given.size() > 1) {
      refuseTwo(given.get(0), given.get(given.size() - 1));
      return null;
    }
    if (manual) {
      refuseWithoutSchedule();
      return null;
    }
    Optional<Schedule> schedule = schedule();
    Timing.Misfire misfire = misfire();
    int priority = fields.number("priority", Trigger.DEFAULT_PRIORITY, 1, 10);
    ExcludedDays calendar = schedule.map(this::calendar).orElse(null);
    return schedule.map(when -> new Timing(when, misfire, priority, calendar)).orElse(null);
  }

  private void refuseTwo(String first, String last) {
    Entry entry = fields.get(last);
    if (entry != null) {
      String both = " and " + fields.key(first) + " are both set: keep one of them";
      fields.add(entry, entry.key() + both);
    }
  }

  private void refuseWithoutSchedule() {
    for (String field : List.of("zone", "misfire", "priority", "calendar")) {
      Entry entry = fields.get(field);
      if (entry != null) {
        fields.add(entry, entry.key() + " is only for a job with every, delay or cron");
      }
    }
  }

  private Optional<Schedule> schedule() {
    Entry cron = fields.get("cron");
    Entry zone = fields.get("zone");
    if (zone != null && cron == null) {
      fields.add(zone, zone.key() + " is only for a job with cron");
    }
    if (cron != null) {
      return cron(cron);
    }
    if (fields.has("delay")) {
      return fields.duration("delay", SHORTEST, LONGEST).map(Schedule.Delay::new);
    }
    if (!fields.has("every")) {
      fields.missing(
          "every", "say when it runs, with every, delay, cron and zone, or manual = true");
    }
    return fields.duration("every", SHORTEST, LONGEST).map(Schedule.Every::new);
  }

  private Optional<Schedule> cron(Entry cron) {
    String advice = "say where the clock hangs that " + cron.key() + " means, UTC for instance";
    Optional<ZoneId> zone = fields.zone(advice);
    Optional<String> problem = Schedule.Cron.problem(cron.value());
    if (problem.isPresent()) {
      fields.refuse(cron, "is not a cron expression: " + problem.get());
      return Optional.empty();
    }
    return zone.map(where -> new Schedule.Cron(cron.value(), where));
  }

  private Timing.Misfire misfire() {
    Entry entry = fields.get("misfire");
    if (entry == null || entry.value().equals("skip")) {
      return Timing.Misfire.SKIP;
    }
    if (!entry.value().equals("once")) {
      fields.refuse(entry, "must be skip or once");
    }
    return Timing.Misfire.ONCE;
  }

  private @Nullable ExcludedDays calendar(Schedule schedule) {
    Entry entry = fields.get("calendar");
    if (entry == null) {
      return null;
    }
    Optional<ExcludedDays> found = calendars.get(entry.value());
    if (found == null) {
      String hint = DidYouMean.hint(entry.value(), calendars.keySet());
      fields.refuse(entry, "names no calendar of this file" + hint);
      return null;
    }
    if (schedule instanceof Schedule.Delay) {
      fields.refuse(entry, "does not go with delay: when a run ends does not ask for days");
    } else if (schedule instanceof Schedule.Every
        && schedule.period().compareTo(SHORTEST_WITH_CALENDAR) < 0) {
      String least = Durations.format(SHORTEST_WITH_CALENDAR);
      fields.refuse(entry, "does not go with " + schedule.describe() + ": the least is " + least);
    }
    return found.orElse(null);
  }
}
