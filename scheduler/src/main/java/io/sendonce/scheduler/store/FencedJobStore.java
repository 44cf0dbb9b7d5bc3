package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.TriggerStatus;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.TriggerFiredBundle;
import org.quartz.spi.TriggerFiredResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks before each step of a fire whether it is still this node's step to take: the fire's own row
 * must be there, and the exclusive job must not run in another one. Quartz asks neither.
 */
@SuppressWarnings("unchecked") // JobStoreTX overrides a generic method by a raw one.
abstract class FencedJobStore extends PunctualJobStore {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  private final Fires fires = new Fires();
  private final Fence fence = new Fence();

  final Fires fires() {
    return fires;
  }

  final Fence fence() {
    return fence;
  }

  @Override
  public List<OperableTrigger> acquireNextTriggers(long noLaterThan, int maxCount, long timeWindow)
      throws JobPersistenceException {
    List<OperableTrigger> acquired = super.acquireNextTriggers(noLaterThan, maxCount, timeWindow);
    fires.reserved(acquired.stream().map(OperableTrigger::getFireInstanceId).toList());
    return acquired;
  }

  /** Asked under the lock, so that nothing is reserved once a stop has given back all. */
  @Override
  protected List<OperableTrigger> acquireNextTrigger(
      Connection connection, long noLaterThan, int maxCount, long timeWindow)
      throws JobPersistenceException {
    return fence.isUp()
        ? List.of()
        : super.acquireNextTrigger(connection, noLaterThan, maxCount, timeWindow);
  }

  @Override
  public List<TriggerFiredResult> triggersFired(List<OperableTrigger> triggers)
      throws JobPersistenceException {
    List<TriggerFiredResult> results = super.triggersFired(triggers);
    for (TriggerFiredResult result : results) {
      TriggerFiredBundle bundle = result.getTriggerFiredBundle();
      if (bundle != null) {
        fires.fired(
            bundle.getTrigger().getFireInstanceId(),
            bundle.getJobDetail().isConcurrentExecutionDisallowed());
      }
    }
    return results;
  }

  @Override
  protected @Nullable TriggerFiredBundle triggerFired(
      Connection connection, OperableTrigger trigger) throws JobPersistenceException {
    Standing standing = standing(connection, trigger);
    if (!standing.mayBegin()) {
      LOG.debug("fire {} of {} gives way: {}", id(trigger), trigger.getJobKey(), standing);
      return null;
    }
    return super.triggerFired(connection, trigger);
  }

  @Override
  public void releaseAcquiredTrigger(OperableTrigger trigger) {
    super.releaseAcquiredTrigger(trigger);
    fires.ended(id(trigger));
  }

  @Override
  protected void releaseAcquiredTrigger(Connection connection, OperableTrigger trigger)
      throws JobPersistenceException {
    Standing standing = standing(connection, trigger);
    if (standing.isGone()) {
      // Others took the reservation away; by now the trigger may be reserved by one of them.
      return;
    }
    super.releaseAcquiredTrigger(connection, trigger);
    if (standing.runsElsewhere()) {
      block(connection, trigger.getJobKey());
    }
  }

  @Override
  public void triggeredJobComplete(
      OperableTrigger trigger, JobDetail job, CompletedExecutionInstruction instruction) {
    fires.completing(id(trigger));
    super.triggeredJobComplete(trigger, job, instruction);
    fires.ended(id(trigger));
  }

  @Override
  protected void triggeredJobComplete(
      Connection connection,
      OperableTrigger trigger,
      JobDetail job,
      CompletedExecutionInstruction instruction)
      throws JobPersistenceException {
    Standing standing = standing(connection, trigger);
    if (standing.isGone()) {
      LOG.warn(
          "fire {} of {} ended after others had taken it over; its end changes nothing",
          id(trigger),
          job.getKey());
      return;
    }
    super.triggeredJobComplete(connection, trigger, job, livable(instruction, trigger, job));
    if (standing.runsElsewhere()) {
      block(connection, job.getKey());
    }
    if (isPaused() && job.isConcurrentExecutionDisallowed()) {
      tables().wakeNodes(connection);
    }
    OptionalLong delay = FixedDelay.of(trigger);
    if (delay.isPresent()) {
      tables().moveNextFire(connection, trigger.getKey(), delay.getAsLong());
    } else if (job.isConcurrentExecutionDisallowed() && isLate(trigger)) {
      catchUp(connection, triggersOf(connection, job.getKey()));
    }
  }

  /** Whether a run that is about to begin still has its row; a doubt is a no. */
  final boolean isHeld(JobExecutionContext context) {
    if (fence.isUp()) {
      return false;
    }
    try {
      Standing standing =
          executeWithoutLock(
              connection ->
                  tables()
                      .standing(
                          connection,
                          context.getFireInstanceId(),
                          context.getJobDetail().getKey()));
      return standing.isExecuting() && !standing.runsElsewhere();
    } catch (JobPersistenceException e) {
      LOG.warn("job {} does not run: {}", context.getJobDetail().getKey(), e.getMessage());
      return false;
    }
  }

  /**
   * Quartz has all triggers of a job in error, for good and on every node, when one node could not
   * make the job. Here the next time is the next try; only a fire without one is kept as an error.
   */
  private static CompletedExecutionInstruction livable(
      CompletedExecutionInstruction instruction, OperableTrigger trigger, JobDetail job) {
    if (instruction != CompletedExecutionInstruction.SET_ALL_JOB_TRIGGERS_ERROR) {
      return instruction;
    }
    LOG.error("job {} could not be run on this node; see the error before this one", job.getKey());
    return trigger.getNextFireTime() == null
        ? CompletedExecutionInstruction.SET_TRIGGER_ERROR
        : CompletedExecutionInstruction.NOOP;
  }

  /**
   * Triggers whose next fire is older than the misfire threshold are not reserved before Quartz's
   * next scan for misfires: those that have just been freed are brought up to date here.
   */
  final void catchUp(Connection connection, Collection<TriggerKey> freed)
      throws JobPersistenceException {
    try {
      for (TriggerKey key : freed) {
        TriggerStatus status = getDelegate().selectTriggerStatus(connection, key);
        if (status != null
            && STATE_WAITING.equals(status.getStatus())
            && status.getNextFireTime() != null) {
          updateMisfiredTrigger(connection, key, STATE_WAITING, false);
        }
      }
    } catch (SQLException e) {
      throw new JobPersistenceException("catch up " + freed + ": " + e.getMessage(), e);
    }
  }

  final List<TriggerKey> triggersOf(Connection connection, JobKey job)
      throws JobPersistenceException {
    try {
      return getDelegate().selectTriggerKeysForJob(connection, job);
    } catch (SQLException e) {
      throw new JobPersistenceException("triggers of " + job + ": " + e.getMessage(), e);
    }
  }

  private boolean isLate(OperableTrigger trigger) {
    Date next = trigger.getNextFireTime();
    return next != null && next.toInstant().toEpochMilli() < getMisfireTime();
  }

  private void block(Connection connection, JobKey job) throws JobPersistenceException {
    try {
      getDelegate()
          .updateTriggerStatesForJobFromOtherState(connection, job, STATE_BLOCKED, STATE_WAITING);
      getDelegate()
          .updateTriggerStatesForJobFromOtherState(
              connection, job, STATE_PAUSED_BLOCKED, STATE_PAUSED);
    } catch (SQLException e) {
      throw new JobPersistenceException("block " + job + ": " + e.getMessage(), e);
    }
  }

  private Standing standing(Connection connection, OperableTrigger trigger)
      throws JobPersistenceException {
    return tables().standing(connection, id(trigger), trigger.getJobKey());
  }

  private static String id(OperableTrigger trigger) {
    return trigger.getFireInstanceId();
  }
}
