package io.sendonce.scheduler.remote;

import io.sendonce.scheduler.plugin.file.Schedule;
import io.sendonce.scheduler.remote.RemoteCommands.Done;
import io.sendonce.scheduler.store.ExclusiveJobStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobDataMap;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.UnableToInterruptJobException;

/** Does what a command says, through this node's scheduler. */
final class Performance {

  private final Scheduler scheduler;
  private final Clock clock;

  Performance(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** What came of it. Whatever goes wrong is the command's answer, too. */
  Done of(RemoteCommand command) {
    try {
      return command.action().isOfTrigger() ? ofTrigger(command) : ofJob(command);
    } catch (SchedulerException | RuntimeException e) {
      return Done.refused(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private Done ofTrigger(RemoteCommand command) throws SchedulerException {
    TriggerKey key = new TriggerKey(command.subject().name(), command.subject().group());
    TriggerState before = scheduler.getTriggerState(key);
    if (before == TriggerState.NONE) {
      return Done.refused("there is no trigger " + command.subject());
    }
    switch (command.action()) {
      case PAUSE_TRIGGER -> scheduler.pauseTrigger(key);
      case RESUME_TRIGGER -> scheduler.resumeTrigger(key);
      case RESET_TRIGGER -> {
        if (before != TriggerState.ERROR) {
          return Done.refused("it is not in error, but " + words(before));
        }
        scheduler.resetTriggerFromErrorState(key);
      }
      default -> {
        return reschedule(key, before, command);
      }
    }
    return new Done(true, words(before), words(scheduler.getTriggerState(key)));
  }

  private Done reschedule(TriggerKey key, TriggerState state, RemoteCommand command)
      throws SchedulerException {
    Trigger old = scheduler.getTrigger(key);
    NewSchedule wanted = NewSchedule.read(Arguments.of(command, Arguments.SCHEDULE));
    boolean isCron = wanted.schedule() instanceof Schedule.Cron;
    // Replaced by one of another type, a trigger leaves its old row behind (Quartz 2.5.2).
    if (isCron ? !(old instanceof CronTrigger) : !(old instanceof SimpleTrigger)) {
      return Done.refused(
          "a trigger keeps its kind: %s is %s"
              .formatted(command.subject(), isCron ? "not of kind cron" : "of kind cron"));
    }
    String before = schedule(old);
    scheduler.rescheduleJob(key, changed(old, wanted));
    if (state == TriggerState.PAUSED) {
      scheduler.pauseTrigger(key);
    }
    return new Done(true, before, schedule(scheduler.getTrigger(key)));
  }

  /** The same trigger with another schedule; what else is known of it stays. */
  private Trigger changed(Trigger old, NewSchedule wanted) {
    Instant start = wanted.fires(clock.instant(), 1).stream().findFirst().orElse(clock.instant());
    TriggerBuilder<? extends Trigger> builder =
        TriggerBuilder.newTrigger()
            .withIdentity(old.getKey())
            .withDescription(old.getDescription())
            .forJob(old.getJobKey())
            .usingJobData(old.getJobDataMap())
            .withPriority(old.getPriority())
            .modifiedByCalendar(old.getCalendarName())
            .startAt(Date.from(start))
            .endAt(old.getEndTime())
            .withSchedule(builder(old, wanted.schedule()));
    if (old.getJobDataMap().containsKey(ExclusiveJobStore.DELAY)) {
      long delay = wanted.schedule().period().toMillis();
      builder.usingJobData(ExclusiveJobStore.DELAY, Long.toString(delay));
    }
    return builder.build();
  }

  private static ScheduleBuilder<? extends Trigger> builder(Trigger old, Schedule wanted) {
    int misfire = old.getMisfireInstruction();
    if (wanted instanceof Schedule.Cron cron) {
      CronScheduleBuilder builder = CronScheduleBuilder.cronSchedule(cron.parsed());
      return misfire == CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING
          ? builder.withMisfireHandlingInstructionDoNothing()
          : builder.withMisfireHandlingInstructionFireAndProceed();
    }
    SimpleScheduleBuilder builder =
        SimpleScheduleBuilder.simpleSchedule()
            .withIntervalInMilliseconds(wanted.period().toMillis())
            .repeatForever();
    return misfire == SimpleTrigger.MISFIRE_INSTRUCTION_RESCHEDULE_NOW_WITH_REMAINING_REPEAT_COUNT
        ? builder.withMisfireHandlingInstructionNowWithRemainingCount()
        : builder.withMisfireHandlingInstructionNextWithRemainingCount();
  }

  private Done ofJob(RemoteCommand command) throws SchedulerException {
    JobKey key = new JobKey(command.subject().name(), command.subject().group());
    if (!scheduler.checkExists(key)) {
      return Done.refused("there is no job " + command.subject());
    }
    return command.action() == RemoteAction.INTERRUPT
        ? interrupt(Arguments.of(command, Arguments.FIRE))
        : run(key, command.arguments());
  }

  private Done interrupt(String fire) throws SchedulerException {
    try {
      return scheduler.interrupt(fire)
          ? new Done(true, "running", "run " + fire + " was asked to end")
          : Done.refused("run " + fire + " is not running any more");
    } catch (UnableToInterruptJobException cannot) {
      return Done.refused("a run of its class cannot be interrupted");
    }
  }

  private Done run(JobKey key, Map<String, String> data) throws SchedulerException {
    JobDataMap given = new JobDataMap();
    given.putAll(data);
    scheduler.triggerJob(key, given);
    return new Done(
        true,
        null,
        data.isEmpty()
            ? "it is due now"
            : "it is due now, with " + String.join(", ", new TreeMap<>(data).keySet()));
  }

  private static String schedule(Trigger trigger) {
    if (trigger instanceof CronTrigger cron) {
      return "cron %s in %s".formatted(cron.getCronExpression(), cron.getTimeZone().getID());
    }
    return trigger instanceof SimpleTrigger simple
        ? new Schedule.Every(Duration.ofMillis(simple.getRepeatInterval())).describe()
        : "another schedule";
  }

  private static String words(TriggerState state) {
    return switch (state) {
      case NORMAL -> "waiting for its time";
      case BLOCKED -> "waiting for its job's run to end";
      case COMPLETE -> "never due again";
      case PAUSED -> "paused";
      case ERROR -> "in error";
      case NONE -> "gone";
    };
  }
}
