package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.JobDeclaration.Timing;
import io.sendonce.scheduler.plugin.JobDeclaration.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * One job with its one trigger as the store shall have them.
 *
 * @param delay how much later than now its first fire is
 */
record PlannedJob(JobKey key, Class<? extends Job> type, Work work, Timing timing, Duration delay) {

  /** The job of a declaration, or each of its lanes. */
  static Stream<PlannedJob> of(JobDeclaration declared, Class<? extends Job> type, String group) {
    Timing timing = declared.timing();
    if (declared.lanes() == 0) {
      JobKey key = new JobKey(declared.name(), group);
      return Stream.of(new PlannedJob(key, type, declared.work(), timing, Duration.ZERO));
    }
    String lanes = Integer.toString(declared.lanes());
    return IntStream.range(0, declared.lanes())
        .mapToObj(
            lane ->
                new PlannedJob(
                    new JobKey(declared.name() + "-" + lane, group),
                    type,
                    declared.work().with(Map.of("lane", Integer.toString(lane), "lanes", lanes)),
                    timing,
                    timing.schedule().offset(lane, declared.lanes())));
  }

  TriggerKey triggerKey() {
    return new TriggerKey(key.getName(), key.getGroup());
  }

  String workMark() {
    List<String> parts = new ArrayList<>(List.of(work.className(), work.description()));
    new TreeMap<>(work.data()).forEach((name, value) -> parts.addAll(List.of(name, value)));
    return Marks.fingerprint(parts);
  }

  String timingMark() {
    String priority = Integer.toString(timing.priority());
    return Marks.fingerprint(List.of(scheduleMark(), timing.misfire().name(), priority));
  }

  /** Equal schedules let a changed trigger go on at the next fire time of the old one. */
  String scheduleMark() {
    return timing.schedule().describe();
  }

  JobDetail detail() {
    JobBuilder builder =
        JobBuilder.newJob(type)
            .withIdentity(key)
            .storeDurably()
            .requestRecovery(false)
            .usingJobData(Marks.WORK, workMark());
    work.data().forEach(builder::usingJobData);
    return work.description().isEmpty()
        ? builder.build()
        : builder.withDescription(work.description()).build();
  }

  Trigger trigger(Instant start) {
    return TriggerBuilder.newTrigger()
        .withIdentity(triggerKey())
        .forJob(key)
        .withPriority(timing.priority())
        .withSchedule(timing.schedule().builder(timing.misfire()))
        .usingJobData(Marks.TIMING, timingMark())
        .usingJobData(Marks.SCHEDULE, scheduleMark())
        .startAt(Date.from(start))
        .build();
  }
}
