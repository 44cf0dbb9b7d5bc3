package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.store.StoreSession;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;

/**
 * A job as the store has it.
 *
 * @param className as the store names it
 * @param detail with a class that stands in where this node does not have its own
 * @param trigger the plugin's trigger; null if it has none
 * @param state of that trigger, as the table has it
 */
record StoredJob(
    JobKey key,
    String className,
    JobDetail detail,
    @Nullable OperableTrigger trigger,
    String state) {

  static StoredJob read(StoreSession session, JobKey key, String className)
      throws JobPersistenceException {
    JobDetail detail =
        session
            .job(key)
            .orElseThrow(() -> new JobPersistenceException("job " + key + " cannot be read"));
    TriggerKey triggerKey = PlannedJob.triggerKey(key, node(detail));
    Optional<OperableTrigger> trigger =
        session.trigger(triggerKey).filter(any -> mark(any, Marks.TIMING) != null);
    return new StoredJob(
        key, className, detail, trigger.orElse(null), session.triggerState(triggerKey));
  }

  /** Whether a file of jobs made it. */
  boolean isOurs() {
    return Marks.read(detail.getJobDataMap(), Marks.WORK) != null || trigger != null;
  }

  /** The only node that runs it; empty for all. */
  String node() {
    return node(detail);
  }

  boolean hasWork(PlannedJob planned) {
    return planned.workMark().equals(Marks.read(detail.getJobDataMap(), Marks.WORK));
  }

  boolean hasTiming(PlannedJob planned) {
    String stored = trigger == null ? "" : mark(trigger, Marks.TIMING);
    return planned.timingMark().equals(stored);
  }

  boolean hasSchedule(PlannedJob planned) {
    return trigger != null && planned.scheduleMark().equals(mark(trigger, Marks.SCHEDULE));
  }

  boolean hasDays(PlannedJob planned) {
    return planned.daysMark().equals(days());
  }

  /** When it is due next; empty if it never is. */
  Optional<Instant> nextFire() {
    return Optional.ofNullable(trigger).map(OperableTrigger::getNextFireTime).map(Date::toInstant);
  }

  boolean isPaused() {
    return state.startsWith("PAUSED");
  }

  boolean isInError() {
    return state.equals("ERROR");
  }

  /** Its schedule in words. */
  String schedule() {
    return trigger == null ? "no trigger" : Objects.toString(mark(trigger, Marks.SCHEDULE), "?");
  }

  /** Name and fingerprint of its calendar; empty where there is none. */
  String days() {
    return trigger == null ? "" : Objects.toString(mark(trigger, Marks.DAYS), "");
  }

  private static String node(JobDetail detail) {
    return Objects.toString(Marks.read(detail.getJobDataMap(), Marks.NODE), "");
  }

  private static @Nullable String mark(OperableTrigger trigger, String mark) {
    return Marks.read(trigger.getJobDataMap(), mark);
  }
}
