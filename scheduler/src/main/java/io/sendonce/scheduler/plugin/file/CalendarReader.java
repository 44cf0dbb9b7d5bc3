package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the days that a calendar excludes. */
final class CalendarReader {

  static final List<String> FIELDS = List.of("exclude", "zone");

  private static final String EXAMPLES =
      "2026-12-24, 2026-12-24..2026-12-26, 01-01, 12-24..12-26 or saturday";
  private static final int MOST_DAYS = 366;

  /** A leap year, so that a range over the end of February has all its days. */
  private static final int ANY_YEAR = 2000;

  private final String name;
  private final Fields fields;
  private final Set<LocalDate> dates = new HashSet<>();
  private final Set<MonthDay> yearly = new HashSet<>();
  private final Set<DayOfWeek> weekly = new HashSet<>();

  CalendarReader(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  /** The calendar; empty when something is wrong with it. */
  Optional<ExcludedDays> calendar() {
    int before = fields.problemsSoFar();
    fields.findUnknown(FIELDS, "");
    String text = exclude();
    Optional<ZoneId> zone = fields.zone("say where its days begin and end, UTC for instance");
    if (fields.problemsSoFar() > before || zone.isEmpty()) {
      return Optional.empty();
    }
    ExcludedDays.Days days = new ExcludedDays.Days(dates, yearly, weekly);
    return Optional.of(new ExcludedDays(name, zone.get(), days, text));
  }

  private String exclude() {
    Entry entry = fields.get("exclude");
    if (entry == null) {
      fields.missing("exclude", "name the days, such as " + EXAMPLES);
      return "";
    }
    List<String> items = Arrays.stream(entry.value().split(",", -1)).map(String::strip).toList();
    items.forEach(item -> read(item, entry));
    if (new ExcludedDays.Days(dates, yearly, weekly).isEveryDay()) {
      fields.refuse(entry, "must leave a day");
    }
    return items.stream().collect(Collectors.joining(", "));
  }

  private void read(String item, Entry entry) {
    try {
      String[] ends = item.split("\\.\\.", -1);
      String last = ends[ends.length - 1].strip();
      if (ends.length > 2) {
        throw new DateTimeException(item);
      } else if (item.matches("[A-Za-z]+")) {
        weekly.add(dayOfWeek(item));
      } else if (ends[0].strip().length() > "12-31".length()) {
        addDates(LocalDate.parse(ends[0].strip()), LocalDate.parse(last));
      } else {
        LocalDate from = MonthDay.parse("--" + ends[0].strip()).atYear(ANY_YEAR);
        LocalDate to = MonthDay.parse("--" + last).atYear(ANY_YEAR);
        range(from, to).forEach(day -> yearly.add(MonthDay.from(day)));
      }
    } catch (DateTimeException noDay) {
      fields.add(entry, entry.key() + ": " + item + " must be days such as " + EXAMPLES);
    } catch (IllegalArgumentException wrongRange) {
      fields.add(entry, entry.key() + ": " + item + " " + wrongRange.getMessage());
    }
  }

  private void addDates(LocalDate from, LocalDate to) {
    dates.addAll(range(from, to));
  }

  private static List<LocalDate> range(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("ends before it begins");
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw new IllegalArgumentException("must not be longer than " + MOST_DAYS + " days");
    }
    return from.datesUntil(to.plusDays(1)).toList();
  }

  private static DayOfWeek dayOfWeek(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new DateTimeException(name));
  }
}
