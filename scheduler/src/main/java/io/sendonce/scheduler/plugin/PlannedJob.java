package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.ExcludedDays;
import io.sendonce.scheduler.plugin.file.JobDeclaration;
import io.sendonce.scheduler.plugin.file.Meaning;
import io.sendonce.scheduler.plugin.file.Schedule;
import io.sendonce.scheduler.plugin.file.Spread;
import io.sendonce.scheduler.plugin.file.Timing;
import io.sendonce.scheduler.plugin.file.Work;
import io.sendonce.scheduler.store.ExclusiveJobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;

/**
 * One job with its trigger as the store shall have them.
 *
 * @param node the only node that runs it; empty for all
 * @param work what runs, with what tells the lane
 * @param offset how much later than now its first fire is
 * @param declared where it comes from
 */
record PlannedJob(JobKey key, String node, Work work, Duration offset, JobDeclaration declared) {

  /**
   * The jobs that a declaration makes.
   *
   * @param node whose job of each node to make; empty for none
   */
  static Stream<PlannedJob> of(JobDeclaration declared, String group, String node) {
    if (declared.spread() instanceof Spread.Lanes lanes) {
      return IntStream.range(0, lanes.count())
          .mapToObj(lane -> lane(declared, group, lane, lanes.count()));
    }
    Work work = declared.work();
    if (declared.spread() instanceof Spread.One) {
      JobKey key = new JobKey(declared.name(), group);
      return Stream.of(new PlannedJob(key, "", work, Duration.ZERO, declared));
    }
    JobKey own = new JobKey(declared.name() + "@" + node, group);
    return node.isEmpty()
        ? Stream.of()
        : Stream.of(new PlannedJob(own, node, work, Duration.ZERO, declared));
  }

  private static PlannedJob lane(JobDeclaration declared, String group, int lane, int lanes) {
    JobKey key = new JobKey(declared.name() + "-" + lane, group);
    Work work = declared.work().with(Map.of("lane", "" + lane, "lanes", "" + lanes));
    Timing timing = declared.timing();
    Duration offset = timing == null ? Duration.ZERO : timing.schedule().offset(lane, lanes);
    return new PlannedJob(key, "", work, offset, declared);
  }

  /** When it runs; null where only people start it. */
  @Nullable Timing timing() {
    return declared.timing();
  }

  /** After how long it is due again; zero where a clock or a person decides. */
  Duration period() {
    Timing timing = timing();
    return timing == null ? Duration.ZERO : timing.schedule().period();
  }

  TriggerKey triggerKey() {
    return triggerKey(key, node);
  }

  /** The key of the one trigger of a job. */
  static TriggerKey triggerKey(JobKey job, String node) {
    return node.isEmpty()
        ? new TriggerKey(job.getName(), job.getGroup())
        : new TriggerKey(job.getGroup() + "." + job.getName(), ExclusiveJobStore.NODE_GROUP + node);
  }

  /** In words; the same text for the same schedule. */
  String scheduleMark() {
    Timing timing = timing();
    return timing == null ? "by hand" : timing.schedule().describe();
  }

  String workMark() {
    return Meaning.fingerprint(work.meaning());
  }

  /** Empty where only people start it. */
  String timingMark() {
    Timing timing = timing();
    return timing == null ? "" : Meaning.fingerprint(timing.meaning());
  }

  /** Name and fingerprint of the calendar; empty where there is none. */
  String daysMark() {
    Timing timing = timing();
    ExcludedDays days = timing == null ? null : timing.calendar();
    return days == null ? "" : days.name() + " " + days.fingerprint();
  }

  /** All of the job's data. */
  Map<String, String> data() {
    Map<String, String> data = new HashMap<>(work.data());
    data.put(Marks.WORK, workMark());
    if (!node.isEmpty()) {
      data.put(Marks.NODE, node);
    }
    Duration maxRun = work.conduct().maxRun();
    if (maxRun != null) {
      data.put(Marks.MAX_RUN, Long.toString(maxRun.toMillis()));
    }
    return data;
  }

  JobDetail detail(Class<? extends Job> type) {
    JobBuilder builder =
        JobBuilder.newJob(type)
            .withIdentity(key)
            .storeDurably(work.conduct().durable())
            .requestRecovery(work.conduct().recover());
    data().forEach(builder::usingJobData);
    return work.description().isEmpty()
        ? builder.build()
        : builder.withDescription(work.description()).build();
  }

  /**
   * Its trigger.
   *
   * @param start not due before
   * @return null where it would never be due
   */
  @Nullable OperableTrigger trigger(Instant start) {
    Timing timing = Objects.requireNonNull(timing());
    TriggerBuilder<? extends Trigger> builder =
        TriggerBuilder.newTrigger()
            .withIdentity(triggerKey())
            .forJob(key)
            .withPriority(timing.priority())
            .withSchedule(timing.schedule().builder(timing.misfire()))
            .usingJobData(Marks.TIMING, timingMark())
            .usingJobData(Marks.SCHEDULE, scheduleMark())
            .startAt(Date.from(start));
    if (timing.schedule() instanceof Schedule.Delay delay) {
      builder.usingJobData(ExclusiveJobStore.DELAY, Long.toString(delay.period().toMillis()));
    }
    ExcludedDays days = timing.calendar();
    if (days != null) {
      builder.usingJobData(Marks.DAYS, daysMark()).modifiedByCalendar(calendarName(days));
    }
    OperableTrigger trigger = (OperableTrigger) builder.build();
    Date first = trigger.computeFirstFireTime(days == null ? null : days.calendar());
    return first == null ? null : trigger;
  }

  private String calendarName(ExcludedDays days) {
    return key.getGroup() + "." + days.name();
  }
}
