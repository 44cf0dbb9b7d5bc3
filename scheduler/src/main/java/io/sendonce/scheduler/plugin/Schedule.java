package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.properties.Durations;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;

/** When a job is due. */
sealed interface Schedule {

  /** In words, and the same text for the same schedule. */
  String describe();

  /** How Quartz is told. */
  ScheduleBuilder<? extends Trigger> builder(Misfire misfire);

  /** Whether it will be due at all after an instant. */
  boolean isDueAfter(Instant instant);

  /**
   * How much later the part {@code index} of {@code count} begins, so that not all begin at once.
   */
  Duration offset(int index, int count);

  /** What happens to a fire that could not happen in time; never more than one is made up for. */
  enum Misfire {
    /** It is left out. */
    SKIP,
    /** It happens once, as soon as it can. */
    ONCE
  }

  /** Due again and again after the same time. */
  record Every(Duration period) implements Schedule {

    @Override
    public String describe() {
      return "every " + Durations.format(period);
    }

    @Override
    public ScheduleBuilder<? extends Trigger> builder(Misfire misfire) {
      SimpleScheduleBuilder schedule =
          SimpleScheduleBuilder.simpleSchedule()
              .withIntervalInMilliseconds(period.toMillis())
              .repeatForever();
      return switch (misfire) {
        case SKIP -> schedule.withMisfireHandlingInstructionNextWithRemainingCount();
        case ONCE -> schedule.withMisfireHandlingInstructionNowWithRemainingCount();
      };
    }

    @Override
    public boolean isDueAfter(Instant instant) {
      return true;
    }

    @Override
    public Duration offset(int index, int count) {
      return period.multipliedBy(index).dividedBy(count);
    }
  }

  /** Due when the clock on a wall in a zone says so. */
  record Cron(String expression, ZoneId zone) implements Schedule {

    @Override
    public String describe() {
      return "cron " + expression + " in " + zone;
    }

    @Override
    public ScheduleBuilder<? extends Trigger> builder(Misfire misfire) {
      CronScheduleBuilder schedule = CronScheduleBuilder.cronSchedule(parsed());
      return switch (misfire) {
        case SKIP -> schedule.withMisfireHandlingInstructionDoNothing();
        case ONCE -> schedule.withMisfireHandlingInstructionFireAndProceed();
      };
    }

    @Override
    public boolean isDueAfter(Instant instant) {
      return parsed().getNextValidTimeAfter(Date.from(instant)) != null;
    }

    @Override
    public Duration offset(int index, int count) {
      return Duration.ZERO;
    }

    private CronExpression parsed() {
      try {
        CronExpression parsed = new CronExpression(expression);
        parsed.setTimeZone(TimeZone.getTimeZone(zone));
        return parsed;
      } catch (ParseException e) {
        throw new IllegalStateException("was parsed before: " + expression, e);
      }
    }
  }
}
