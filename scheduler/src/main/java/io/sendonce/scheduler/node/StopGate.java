package io.sendonce.scheduler.node;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobListener;
import org.quartz.Trigger;
import org.quartz.TriggerListener;

/**
 * Knows which jobs run on this node, and lets none begin once it is shut. Quartz's standby alone
 * does not promise that: a fire that is on its way at that moment, or due within 70 ms, still
 * begins ({@code QuartzSchedulerThread} looks at the pause only between two acquisitions).
 */
final class StopGate implements TriggerListener, JobListener {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<String> running = new HashSet<>();
  private boolean isShut;

  @Override
  public String getName() {
    return "sendonce-stop-gate";
  }

  void shut() {
    lock.lock();
    try {
      isShut = true;
    } finally {
      lock.unlock();
    }
  }

  /** The fire ids of what runs now. */
  Set<String> running() {
    lock.lock();
    try {
      return Set.copyOf(running);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing runs; false when the time is over first. */
  boolean awaitIdle(Deadline deadline) throws InterruptedException {
    lock.lock();
    try {
      while (!running.isEmpty()) {
        if (deadline.isOver()) {
          return false;
        }
        changed.awaitNanos(Math.min(deadline.left().toNanos(), TimeUnit.SECONDS.toNanos(1)));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The question and the note that a job runs are one step, or a stop could slip between them. */
  @Override
  public boolean vetoJobExecution(Trigger trigger, JobExecutionContext context) {
    lock.lock();
    try {
      if (!isShut) {
        running.add(context.getFireInstanceId());
      }
      return isShut;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void jobWasExecuted(
      JobExecutionContext context, @Nullable JobExecutionException exception) {
    lock.lock();
    try {
      running.remove(context.getFireInstanceId());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void jobToBeExecuted(JobExecutionContext context) {}

  /** Another listener may refuse what this one let pass. */
  @Override
  public void jobExecutionVetoed(JobExecutionContext context) {
    jobWasExecuted(context, null);
  }

  @Override
  public void triggerFired(Trigger trigger, JobExecutionContext context) {}

  @Override
  public void triggerMisfired(Trigger trigger) {}

  @Override
  public void triggerComplete(
      Trigger trigger,
      JobExecutionContext context,
      Trigger.CompletedExecutionInstruction instruction) {}
}
