package io.sendonce.scheduler.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fire that is reserved or executing.
 *
 * @param id the fire's id in the whole cluster
 * @param state ACQUIRED or EXECUTING
 * @param node whose it is
 * @param triggerGroup its trigger, which may be gone from the store meanwhile
 * @param jobGroup its job; null while it is only reserved
 * @param since when it was reserved or began, by its node's clock
 * @param isOfMember whether its node is in the cluster
 */
public record ListedFire(
    String id,
    String state,
    String node,
    String triggerGroup,
    String triggerName,
    @Nullable String jobGroup,
    @Nullable String jobName,
    Instant since,
    boolean isOfMember) {

  /** Whether its job has begun. */
  public boolean isExecuting() {
    return state.equals("EXECUTING");
  }

  boolean isOfGroup(String group) {
    return group.equals(jobGroup == null ? triggerGroup : jobGroup);
  }

  /** Whether it is a fire of this trigger. */
  public boolean isOf(ListedTrigger trigger) {
    return triggerGroup.equals(trigger.group()) && triggerName.equals(trigger.name());
  }

  /** Whether it executes this job. */
  public boolean executes(ListedJob job) {
    return isExecuting() && job.group().equals(jobGroup) && job.name().equals(jobName);
  }
}
