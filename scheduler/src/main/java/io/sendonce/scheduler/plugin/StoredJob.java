package io.sendonce.scheduler.plugin;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;

/**
 * A job as the store has it.
 *
 * @param workMark the plugin's mark on the job; null if it has none or cannot be read here
 * @param trigger the plugin's trigger; null if somebody took it away
 * @param isOurs whether either carries a mark of the plugin
 */
record StoredJob(@Nullable String workMark, @Nullable Trigger trigger, boolean isOurs) {

  static StoredJob read(Scheduler scheduler, JobKey key) throws SchedulerException {
    String workMark = workMark(scheduler, key);
    Trigger trigger = scheduler.getTrigger(new TriggerKey(key.getName(), key.getGroup()));
    boolean marked = trigger != null && mark(trigger, Marks.TIMING) != null;
    return new StoredJob(workMark, marked ? trigger : null, workMark != null || marked);
  }

  boolean hasWork(PlannedJob planned) {
    return planned.workMark().equals(workMark);
  }

  boolean hasTiming(PlannedJob planned) {
    return trigger != null && Objects.equals(mark(trigger, Marks.TIMING), planned.timingMark());
  }

  /** When the stored trigger is due next, if the planned one has the same schedule. */
  Optional<Instant> goesOnAt(PlannedJob planned) {
    if (trigger == null || !planned.scheduleMark().equals(mark(trigger, Marks.SCHEDULE))) {
      return Optional.empty();
    }
    return Optional.ofNullable(trigger.getNextFireTime()).map(Date::toInstant);
  }

  /** Quartz cannot read a job whose class this node does not have; its trigger it can. */
  private static @Nullable String workMark(Scheduler scheduler, JobKey key)
      throws SchedulerException {
    try {
      JobDetail detail = scheduler.getJobDetail(key);
      return detail == null ? null : Marks.read(detail.getJobDataMap(), Marks.WORK);
    } catch (JobPersistenceException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        return null;
      }
      throw e;
    }
  }

  private static @Nullable String mark(Trigger trigger, String mark) {
    return Marks.read(trigger.getJobDataMap(), mark);
  }
}
