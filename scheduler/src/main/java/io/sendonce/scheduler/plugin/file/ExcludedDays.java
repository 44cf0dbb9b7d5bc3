package io.sendonce.scheduler.plugin.file;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.quartz.impl.calendar.AnnualCalendar;
import org.quartz.impl.calendar.BaseCalendar;
import org.quartz.impl.calendar.HolidayCalendar;
import org.quartz.impl.calendar.WeeklyCalendar;

/**
 * A calendar: days on which the jobs that name it do not run.
 *
 * @param name unique in its file
 * @param zone where a day begins and ends
 * @param days the days
 * @param text the days as they were written
 */
public record ExcludedDays(String name, ZoneId zone, Days days, String text) {

  /** Begins the description of every calendar in the store that a file made. */
  private static final String MARK = "jobs file ";

  /** A year with a 29th of February, for days that have no year. */
  private static final int LEAP_YEAR = 2000;

  /** After so many years the days of the week fall on the same dates again. */
  private static final int CYCLE = 28;

  /**
   * Days of three kinds.
   *
   * @param dates once
   * @param yearly every year
   * @param weekly every week
   */
  public record Days(Set<LocalDate> dates, Set<MonthDay> yearly, Set<DayOfWeek> weekly) {

    /** Keeps its own copies. */
    public Days {
      dates = Set.copyOf(dates);
      yearly = Set.copyOf(yearly);
      weekly = Set.copyOf(weekly);
    }

    /** Whether no day would ever be left. */
    boolean isEveryDay() {
      return LocalDate.of(LEAP_YEAR, 1, 1)
          .datesUntil(LocalDate.of(LEAP_YEAR + CYCLE, 1, 1))
          .allMatch(
              day -> weekly.contains(day.getDayOfWeek()) || yearly.contains(MonthDay.from(day)));
    }
  }

  /** The same for the same days in the same zone. */
  public String fingerprint() {
    List<String> parts = new ArrayList<>(List.of(zone.getId()));
    for (Collection<?> kind : List.of(days.dates(), days.yearly(), days.weekly())) {
      kind.stream().map(Object::toString).sorted().forEach(parts::add);
    }
    return Meaning.fingerprint(parts);
  }

  /** What stands on the calendar in the store, for us and for people. */
  public String description() {
    return MARK + fingerprint() + ": " + text + " in " + zone;
  }

  /** Whether a calendar in the store is one that a file made. */
  public static boolean isOurs(Calendar stored) {
    return stored.getDescription() != null && stored.getDescription().startsWith(MARK);
  }

  /** Whether a calendar in the store excludes the same days. */
  public boolean isThe(Calendar stored) {
    return stored.getDescription() != null
        && stored.getDescription().startsWith(MARK + fingerprint() + ":");
  }

  /** As Quartz has it: one of its calendars on top of the other. */
  public Calendar calendar() {
    TimeZone where = TimeZone.getTimeZone(zone);
    BaseCalendar top = new BaseCalendar(null, where);
    if (!days.yearly().isEmpty()) {
      top = yearly(where);
    }
    if (!days.weekly().isEmpty()) {
      top = weekly(top, where);
    }
    if (!days.dates().isEmpty()) {
      top = dates(top, where);
    }
    top.setDescription(description());
    return top;
  }

  /**
   * Lowest, and set as a list: asked to add one day, Quartz 2.5.2 leaves out a day that the
   * calendars below exclude in the year it is given with.
   */
  private BaseCalendar yearly(TimeZone where) {
    ArrayList<java.util.Calendar> list = new ArrayList<>();
    for (MonthDay day : days.yearly()) {
      list.add(GregorianCalendar.from(day.atYear(LEAP_YEAR).atStartOfDay(zone)));
    }
    AnnualCalendar calendar = new AnnualCalendar(null, where);
    calendar.setDaysExcluded(list);
    return calendar;
  }

  private BaseCalendar weekly(@Nullable Calendar below, TimeZone where) {
    boolean[] excluded = new boolean[java.util.Calendar.SATURDAY + 1];
    for (DayOfWeek day : days.weekly()) {
      // Quartz's week begins with Sunday as 1.
      excluded[day.getValue() % 7 + 1] = true;
    }
    WeeklyCalendar calendar = new WeeklyCalendar(below, where);
    calendar.setDaysExcluded(excluded);
    return calendar;
  }

  private BaseCalendar dates(@Nullable Calendar below, TimeZone where) {
    HolidayCalendar calendar = new HolidayCalendar(below, where);
    for (LocalDate date : days.dates()) {
      calendar.addExcludedDate(Date.from(date.atStartOfDay(zone).toInstant()));
    }
    return calendar;
  }
}
