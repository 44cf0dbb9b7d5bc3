package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.Durations;
import java.text.ParseException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;

/** When a job is due. */
public sealed interface Schedule {

  /** In words, and the same text for the same schedule. */
  String describe();

  /** How Quartz is told. */
  ScheduleBuilder<? extends Trigger> builder(Timing.Misfire misfire);

  /** After how long it is due again, wherever the clock stands; zero if the clock decides. */
  Duration period();

  /**
   * How much later the part {@code index} of {@code count} begins, so that not all begin at once.
   */
  default Duration offset(int index, int count) {
    return period().multipliedBy(index).dividedBy(count);
  }

  /** Due again and again after the same time, counted from when it was due. */
  record Every(Duration period) implements Schedule {

    @Override
    public String describe() {
      return "every " + Durations.format(period);
    }

    @Override
    public ScheduleBuilder<? extends Trigger> builder(Timing.Misfire misfire) {
      return repeating(period, misfire);
    }
  }

  /** Due again after the same time, counted from when the last run ended. */
  record Delay(Duration period) implements Schedule {

    @Override
    public String describe() {
      return Durations.format(period) + " after each run";
    }

    /** What holds when the store cannot tell when a run ended. */
    @Override
    public ScheduleBuilder<? extends Trigger> builder(Timing.Misfire misfire) {
      return repeating(period, misfire);
    }
  }

  /** Due when the clock on a wall in a zone says so. */
  record Cron(String expression, ZoneId zone) implements Schedule {

    /** Quartz 2.5.2 keeps ? and * as 98 and 99, and lets them pass for minutes and seconds. */
    private static final Pattern TAKEN_FOR_A_SIGN = Pattern.compile("(?<!\\d)9[89](?!\\d)");

    @Override
    public String describe() {
      return "cron " + expression + " in " + zone;
    }

    @Override
    public ScheduleBuilder<? extends Trigger> builder(Timing.Misfire misfire) {
      CronScheduleBuilder schedule = CronScheduleBuilder.cronSchedule(parsed());
      return switch (misfire) {
        case SKIP -> schedule.withMisfireHandlingInstructionDoNothing();
        case ONCE -> schedule.withMisfireHandlingInstructionFireAndProceed();
      };
    }

    @Override
    public Duration period() {
      return Duration.ZERO;
    }

    /**
     * What is wrong with an expression, to be put after "is not a cron expression: "; empty if
     * nothing is.
     */
    public static Optional<String> problem(String expression) {
      try {
        CronExpression.validateExpression(expression);
      } catch (ParseException wrong) {
        return Optional.of(String.valueOf(wrong.getMessage()));
      }
      return TAKEN_FOR_A_SIGN.matcher(expression).find()
          ? Optional.of("98 and 99 are no times")
          : Optional.empty();
    }

    /** The expression as Quartz has it, with the zone. */
    public CronExpression parsed() {
      try {
        CronExpression parsed = new CronExpression(expression);
        parsed.setTimeZone(TimeZone.getTimeZone(zone));
        return parsed;
      } catch (ParseException e) {
        throw new IllegalStateException("was parsed before: " + expression, e);
      }
    }
  }

  private static SimpleScheduleBuilder repeating(Duration period, Timing.Misfire misfire) {
    SimpleScheduleBuilder schedule =
        SimpleScheduleBuilder.simpleSchedule()
            .withIntervalInMilliseconds(period.toMillis())
            .repeatForever();
    return switch (misfire) {
      case SKIP -> schedule.withMisfireHandlingInstructionNextWithRemainingCount();
      case ONCE -> schedule.withMisfireHandlingInstructionNowWithRemainingCount();
    };
  }
}
