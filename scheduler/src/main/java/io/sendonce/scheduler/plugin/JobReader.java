package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.JobDeclaration.Timing;
import io.sendonce.scheduler.plugin.JobDeclaration.Work;
import io.sendonce.scheduler.properties.DidYouMean;
import io.sendonce.scheduler.properties.Durations;
import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.quartz.Trigger;

/** Reads the fields of one job. */
final class JobReader {

  static final List<String> FIELDS =
      List.of(
          "class",
          "every",
          "cron",
          "zone",
          "lanes",
          "misfire",
          "description",
          "enabled",
          "priority");

  private static final String DATA = "data.";

  /** Quartz 2.5.2 keeps ? and * as 98 and 99, and lets them pass for minutes and seconds. */
  private static final Pattern TAKEN_FOR_A_SIGN = Pattern.compile("(?<!\\d)9[89](?!\\d)");

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(365);

  private final String place;
  private final String name;
  private final Map<String, Entry> fields;
  private final List<Problem> problems;

  /**
   * @param place how the file is named in problems
   * @param fields by their key without {@code job.<name>.}
   * @param problems where this reader's are added
   */
  JobReader(String place, String name, Map<String, Entry> fields, List<Problem> problems) {
    this.place = place;
    this.name = name;
    this.fields = fields;
    this.problems = problems;
  }

  /** The job; empty when something is wrong with it or when it is not enabled. */
  Optional<JobDeclaration> declaration() {
    int before = problems.size();
    findUnknown();
    Optional<String> className = className();
    Optional<Schedule> schedule = schedule();
    int lanes = number("lanes", 0, 1, 256);
    int priority = number("priority", Trigger.DEFAULT_PRIORITY, 1, 10);
    Schedule.Misfire misfire = misfire();
    Map<String, String> data = data(lanes);
    boolean enabled = enabled();
    Work work = new Work(className.orElse(""), description(), data);
    if (problems.size() > before || schedule.isEmpty() || !enabled) {
      return Optional.empty();
    }
    Timing timing = new Timing(schedule.get(), misfire, priority);
    return Optional.of(new JobDeclaration(name, work, timing, lanes, lines()));
  }

  private void findUnknown() {
    fields.forEach(
        (field, entry) -> {
          if (!FIELDS.contains(field) && !field.startsWith(DATA)) {
            String hint = JobsReader.hint(name, field);
            add(entry, entry.key() + " is not a setting" + hint);
          }
        });
  }

  private Optional<String> className() {
    Entry entry = fields.get("class");
    if (entry == null) {
      missing("class", "name the class that runs");
    } else if (entry.value().isEmpty()) {
      refuse(entry, "must be the name of a class");
    }
    return Optional.ofNullable(entry).map(Entry::value);
  }

  private Optional<Schedule> schedule() {
    Entry every = fields.get("every");
    Entry cron = fields.get("cron");
    Entry zone = fields.get("zone");
    if (every != null && cron != null) {
      add(cron, cron.key() + " and " + every.key() + " are both set: keep one of them");
      return Optional.empty();
    }
    if (zone != null && cron == null) {
      add(zone, zone.key() + " is only for a job with cron");
    }
    if (every == null && cron == null) {
      missing("every", "say when it runs, with every or with cron and zone");
      return Optional.empty();
    }
    return every != null ? every(every) : cron(cron, zone);
  }

  private Optional<Schedule> every(Entry entry) {
    Optional<Duration> period =
        Durations.parse(entry.value())
            .filter(read -> read.compareTo(SHORTEST) >= 0 && read.compareTo(LONGEST) <= 0);
    if (period.isEmpty()) {
      refuse(
          entry,
          "must be a duration from %s to %s, written like %s"
              .formatted(
                  Durations.format(SHORTEST), Durations.format(LONGEST), Durations.EXAMPLES));
    }
    return period.map(Schedule.Every::new);
  }

  private Optional<Schedule> cron(@Nullable Entry cron, @Nullable Entry zone) {
    if (cron == null) {
      return Optional.empty();
    }
    Optional<ZoneId> where = zone(cron, zone);
    try {
      CronExpression.validateExpression(cron.value());
      if (TAKEN_FOR_A_SIGN.matcher(cron.value()).find()) {
        refuse(cron, "is not a cron expression: 98 and 99 are no times");
        return Optional.empty();
      }
      return where.map(found -> new Schedule.Cron(cron.value(), found));
    } catch (ParseException wrong) {
      refuse(cron, "is not a cron expression: " + wrong.getMessage());
    }
    return Optional.empty();
  }

  private Optional<ZoneId> zone(Entry cron, @Nullable Entry zone) {
    if (zone == null) {
      String example = "say where the clock hangs that " + cron.key() + " means, UTC for instance";
      missing("zone", example);
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(zone.value()));
    } catch (DateTimeException unknown) {
      String hint = DidYouMean.hint(zone.value(), ZoneId.getAvailableZoneIds());
      refuse(zone, "must be a time zone such as Europe/Paris or UTC" + hint);
      return Optional.empty();
    }
  }

  private int number(String field, int standard, int least, int most) {
    Entry entry = fields.get(field);
    if (entry == null) {
      return standard;
    }
    if (entry.value().matches("\\d{1,6}")) {
      int value = Integer.parseInt(entry.value());
      if (value >= least && value <= most) {
        return value;
      }
    }
    refuse(entry, "must be a whole number from %d to %d".formatted(least, most));
    return standard;
  }

  private Schedule.Misfire misfire() {
    Entry entry = fields.get("misfire");
    if (entry == null || entry.value().equals("skip")) {
      return Schedule.Misfire.SKIP;
    }
    if (!entry.value().equals("once")) {
      refuse(entry, "must be skip or once");
    }
    return Schedule.Misfire.ONCE;
  }

  private boolean enabled() {
    Entry entry = fields.get("enabled");
    if (entry == null || entry.value().equals("true")) {
      return true;
    }
    if (!entry.value().equals("false")) {
      refuse(entry, "must be true or false");
    }
    return false;
  }

  /** The limit is that of Quartz's column. */
  private String description() {
    Entry entry = fields.get("description");
    if (entry != null && entry.value().length() > 250) {
      add(entry, entry.key() + " must not be longer than 250 characters");
    }
    return entry == null ? "" : entry.value();
  }

  private Map<String, String> data(int lanes) {
    Map<String, String> data = new HashMap<>();
    fields.forEach(
        (field, entry) -> {
          if (field.startsWith(DATA)) {
            String key = field.substring(DATA.length());
            if (key.startsWith(Marks.PREFIX)) {
              add(entry, entry.key() + ": data beginning with sendonce. is the plugin's own");
            } else if (lanes > 0 && (key.equals("lane") || key.equals("lanes"))) {
              add(entry, entry.key() + " is set for each lane, it cannot be given");
            } else {
              data.put(key, entry.value());
            }
          }
        });
    return data;
  }

  private Map<String, Integer> lines() {
    Map<String, Integer> lines = new HashMap<>();
    fields.values().forEach(entry -> lines.put(entry.key(), entry.line()));
    return lines;
  }

  private void missing(String field, String advice) {
    int line = fields.values().iterator().next().line();
    String text = "job." + name + "." + field + " is missing: " + advice;
    problems.add(new Problem(place, line, text));
  }

  private void refuse(Entry entry, String rule) {
    add(entry, entry.key() + " = " + entry.value() + " " + rule);
  }

  private void add(Entry entry, String text) {
    problems.add(new Problem(place, entry.line(), text));
  }
}
