package io.sendonce.scheduler.plugin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of one group in the store, made equal to a plan. */
final class JobGroup {

  private static final Logger LOG = LoggerFactory.getLogger(JobGroup.class);

  private final Scheduler scheduler;
  private final String group;
  private final Clock clock;

  JobGroup(Scheduler scheduler, String group, Clock clock) {
    this.scheduler = scheduler;
    this.group = group;
    this.clock = clock;
  }

  /** What was done. */
  record Changes(int added, int changed, int rescheduled, int removed, int kept) {
    @Override
    public String toString() {
      return "%d added, %d changed, %d rescheduled, %d removed, %d kept"
          .formatted(added, changed, rescheduled, removed, kept);
    }
  }

  private enum Change {
    ADDED,
    CHANGED,
    RESCHEDULED,
    REMOVED,
    KEPT
  }

  /** The planned jobs whose names are taken by jobs that somebody else made. */
  List<JobKey> takenByOthers(List<PlannedJob> plan) throws SchedulerException {
    List<JobKey> taken = new ArrayList<>();
    for (PlannedJob planned : plan) {
      if (scheduler.checkExists(planned.key())
          && !StoredJob.read(scheduler, planned.key()).isOurs()) {
        taken.add(planned.key());
      }
    }
    return taken;
  }

  /** Adds, changes and removes until the store has the plan. */
  Changes makeEqualTo(List<PlannedJob> plan) throws SchedulerException {
    Map<Change, Integer> count = new HashMap<>();
    for (JobKey surplus : surplus(plan)) {
      scheduler.deleteJob(surplus);
      count.merge(Change.REMOVED, 1, Integer::sum);
    }
    for (PlannedJob planned : plan) {
      count.merge(apply(planned), 1, Integer::sum);
    }
    return new Changes(
        count.getOrDefault(Change.ADDED, 0),
        count.getOrDefault(Change.CHANGED, 0),
        count.getOrDefault(Change.RESCHEDULED, 0),
        count.getOrDefault(Change.REMOVED, 0),
        count.getOrDefault(Change.KEPT, 0));
  }

  private List<JobKey> surplus(List<PlannedJob> plan) throws SchedulerException {
    Set<JobKey> wanted = plan.stream().map(PlannedJob::key).collect(Collectors.toSet());
    List<JobKey> surplus = new ArrayList<>();
    for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(group))) {
      if (!wanted.contains(key)) {
        if (StoredJob.read(scheduler, key).isOurs()) {
          surplus.add(key);
        } else {
          LOG.info("job {} was not made by a jobs file: left as it is", key);
        }
      }
    }
    return surplus;
  }

  private Change apply(PlannedJob planned) throws SchedulerException {
    if (!scheduler.checkExists(planned.key())) {
      scheduler.scheduleJob(planned.detail(), planned.trigger(firstFire(planned)));
      return Change.ADDED;
    }
    StoredJob stored = StoredJob.read(scheduler, planned.key());
    boolean changed = !stored.hasWork(planned);
    if (changed) {
      scheduler.addJob(planned.detail(), true, true);
    }
    if (!stored.hasTiming(planned)) {
      reschedule(planned, stored);
      return Change.RESCHEDULED;
    }
    return changed ? Change.CHANGED : Change.KEPT;
  }

  private void reschedule(PlannedJob planned, StoredJob stored) throws SchedulerException {
    Instant start = stored.goesOnAt(planned).orElseGet(() -> firstFire(planned));
    Trigger trigger = planned.trigger(start);
    TriggerState before = scheduler.getTriggerState(planned.triggerKey());
    // Replacing a trigger by one of another type leaves the old type's row behind (Quartz 2.5.2).
    scheduler.unscheduleJob(planned.triggerKey());
    scheduler.scheduleJob(trigger);
    if (before == TriggerState.PAUSED) {
      scheduler.pauseTrigger(planned.triggerKey());
    }
  }

  private Instant firstFire(PlannedJob planned) {
    return clock.instant().plus(planned.delay());
  }
}
