package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.calendar.WeeklyCalendar;
import org.quartz.spi.OperableTrigger;

/** A node whose clock is wrong puts no trigger off and brings none forward (F10). */
class MisfireTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void theNextFireIsTheNextByTheDatabasesClock(long secondsOff) {
    Instant now = databaseNow(secondsOff);
    OperableTrigger trigger =
        late(now, everyTenSeconds().withMisfireHandlingInstructionNextWithRemainingCount());
    Misfire.catchUp(trigger, null, Clock.systemUTC(), now);
    assertThat(next(trigger)).isBetween(now, now.plus(INTERVAL));
    assertThat(Duration.between(start(trigger), next(trigger)).toMillis() % INTERVAL.toMillis())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void atOnceIsNowByTheDatabasesClock(long secondsOff) {
    Instant now = databaseNow(secondsOff);
    OperableTrigger once =
        late(now, SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow());
    Misfire.catchUp(once, null, Clock.systemUTC(), now);
    assertThat(next(once)).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void whatBeginsAnewGoesOnFromThere(long secondsOff) {
    Instant now = databaseNow(secondsOff);
    OperableTrigger trigger =
        late(now, everyTenSeconds().withMisfireHandlingInstructionNowWithExistingCount());
    Misfire.catchUp(trigger, null, Clock.systemUTC(), now);
    assertThat(next(trigger)).isEqualTo(now);
    trigger.triggered(null);
    assertThat(next(trigger)).isEqualTo(now.plus(INTERVAL));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void aCronTriggerThatDoesNothingWaitsForItsNextTime(long secondsOff) {
    Instant now = databaseNow(secondsOff);
    OperableTrigger trigger =
        late(
            now,
            CronScheduleBuilder.cronSchedule("0 * * * * ?")
                .inTimeZone(TimeZone.getTimeZone("UTC"))
                .withMisfireHandlingInstructionDoNothing());
    Misfire.catchUp(trigger, null, Clock.systemUTC(), now);
    assertThat(next(trigger)).isBetween(now, now.plusSeconds(60));
  }

  @Test
  void aTriggerThatIsOverOnlyByThisNodesClockHasTimeLeft() {
    Instant now = databaseNow(3600);
    OperableTrigger trigger =
        late(now, everyTenSeconds().withMisfireHandlingInstructionNextWithRemainingCount());
    trigger.setEndTime(Date.from(now.plusSeconds(600)));
    Misfire.catchUp(trigger, null, Clock.systemUTC(), now);
    assertThat(next(trigger)).isBetween(now, now.plus(INTERVAL));
  }

  @Test
  void aCalendarsTimesAreLeftOut() {
    Instant now = databaseNow(3600);
    WeeklyCalendar never = new WeeklyCalendar(TimeZone.getTimeZone("UTC"));
    for (int day = 1; day <= 7; day++) {
      never.setDayExcluded(day, true);
    }
    OperableTrigger trigger =
        late(now, everyTenSeconds().withMisfireHandlingInstructionNextWithRemainingCount());
    trigger.setEndTime(Date.from(now.plusSeconds(600)));
    Misfire.catchUp(trigger, never, Clock.systemUTC(), now);
    assertThat(trigger.getNextFireTime()).isNull();
  }

  private static Instant databaseNow(long secondsThatTheNodeIsAhead) {
    return Instant.ofEpochMilli(System.currentTimeMillis()).minusSeconds(secondsThatTheNodeIsAhead);
  }

  private static SimpleScheduleBuilder everyTenSeconds() {
    return SimpleScheduleBuilder.simpleSchedule()
        .withIntervalInMilliseconds(INTERVAL.toMillis())
        .repeatForever();
  }

  private static OperableTrigger late(Instant now, ScheduleBuilder<?> schedule) {
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity("trigger")
            .startAt(Date.from(now.minusSeconds(7203)))
            .withSchedule(schedule)
            .build();
    OperableTrigger operable = (OperableTrigger) trigger;
    operable.setNextFireTime(Date.from(now.minusSeconds(60)));
    return operable;
  }

  private static Instant next(OperableTrigger trigger) {
    return trigger.getNextFireTime().toInstant();
  }

  private static Instant start(OperableTrigger trigger) {
    return trigger.getStartTime().toInstant();
  }
}
