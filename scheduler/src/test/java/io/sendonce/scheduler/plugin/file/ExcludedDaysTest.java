package io.sendonce.scheduler.plugin.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.properties.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.Calendar;

class ExcludedDaysTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void daysOfAllKindsAreExcludedTogether() throws Exception {
    ExcludedDays days = days("2026-12-24..2026-12-26, 01-01, 02-28..03-01, saturday, Sunday");
    Calendar calendar = stored(days.calendar());

    List<LocalDate> excluded =
        LocalDate.of(2026, 12, 20)
            .datesUntil(LocalDate.of(2027, 1, 4))
            .filter(day -> !isIncluded(calendar, day.atTime(12, 0)))
            .toList();

    assertThat(excluded)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-12-20",
            "2026-12-24",
            "2026-12-25",
            "2026-12-26",
            "2026-12-27",
            "2027-01-01",
            "2027-01-02",
            "2027-01-03");
    assertThat(isIncluded(calendar, LocalDateTime.of(2028, 2, 29, 12, 0))).isFalse();
    assertThat(isIncluded(calendar, LocalDateTime.of(2028, 3, 2, 12, 0))).isTrue();
  }

  /** The first of January 2000 was a Saturday; added day by day Quartz would leave it out. */
  @Test
  void aYearlyDayIsExcludedAlthoughItFallsOnAnExcludedWeekday() throws Exception {
    Calendar calendar = stored(days("01-01, saturday").calendar());

    assertThat(isIncluded(calendar, LocalDateTime.of(2027, 1, 1, 12, 0))).isFalse();
    assertThat(isIncluded(calendar, LocalDateTime.of(2027, 1, 2, 12, 0))).isFalse();
    assertThat(isIncluded(calendar, LocalDateTime.of(2027, 1, 4, 12, 0))).isTrue();
  }

  @Test
  void aDayBeginsAndEndsInItsZone() {
    Calendar calendar = days("2026-12-24").calendar();

    assertThat(isIncluded(calendar, LocalDateTime.of(2026, 12, 23, 23, 59, 59))).isTrue();
    assertThat(isIncluded(calendar, LocalDateTime.of(2026, 12, 24, 0, 0))).isFalse();
    assertThat(isIncluded(calendar, LocalDateTime.of(2026, 12, 24, 23, 59, 59))).isFalse();
    assertThat(isIncluded(calendar, LocalDateTime.of(2026, 12, 25, 0, 0))).isTrue();
  }

  @Test
  void aCalendarInTheStoreIsKnownByWhatItMeans() {
    Calendar stored = days("2026-12-24, 2026-12-25").calendar();

    assertThat(ExcludedDays.isOurs(stored)).isTrue();
    assertThat(days("2026-12-24..2026-12-25").isThe(stored)).isTrue();
    assertThat(days("2026-12-24").isThe(stored)).isFalse();
    assertThat(stored.getDescription()).endsWith(": 2026-12-24, 2026-12-25 in Europe/Paris");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-02-30 | : 2026-02-30 must be days such as",
        "13-01 | : 13-01 must be days such as",
        "saturday, , 01-01 | :  must be days such as",
        "satruday | : satruday must be days such as",
        "2026-01-01..02-01 | : 2026-01-01..02-01 must be days such as",
        "2026-01-02..2026-01-01 | : 2026-01-02..2026-01-01 ends before it begins",
        "12-24..01-02 | : 12-24..01-02 ends before it begins",
        "2026-01-01..2027-01-02 | : 2026-01-01..2027-01-02 must not be longer than 366 days",
        "01-01..12-31 | ' = 01-01..12-31 must leave a day'",
        "'monday, tuesday, wednesday, thursday, friday, saturday, sunday' |"
            + " ' = monday, tuesday, wednesday, thursday, friday, saturday, sunday must leave a day'",
      })
  void whatIsNoDayIsRefused(String exclude, String problem) {
    JobsFile file = parse(exclude);

    assertThat(file).isInstanceOf(JobsFile.Broken.class);
    assertThat(Problem.report(((JobsFile.Broken) file).problems()))
        .startsWith("jobs.properties has 1 problem:\n  line 1: calendar.c.exclude" + problem);
  }

  private static ExcludedDays days(String exclude) {
    JobsFile file = parse(exclude);
    assertThat(file).isInstanceOf(JobsFile.Jobs.class);
    return ((JobsFile.Jobs) file).calendars().get(0);
  }

  private static JobsFile parse(String exclude) {
    return JobsFile.parse(
        "jobs.properties",
        "calendar.c.exclude = " + exclude + "\ncalendar.c.zone = Europe/Paris\n");
  }

  private static boolean isIncluded(Calendar calendar, LocalDateTime inParis) {
    return calendar.isTimeIncluded(inParis.atZone(PARIS).toInstant().toEpochMilli());
  }

  /** As it comes back from the store. */
  private static Calendar stored(Calendar calendar) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(calendar);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Calendar) in.readObject();
    }
  }
}
