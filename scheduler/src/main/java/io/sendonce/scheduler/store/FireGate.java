package io.sendonce.scheduler.store;

import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobListener;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerListener;
import org.quartz.core.JobExecutionProcessException;
import org.quartz.listeners.SchedulerListenerSupport;

/**
 * The last look before a job runs, and the ear for runs that Quartz breaks off: when a listener
 * throws, Quartz 2.5.2 ends the run without telling the store, and the job stays blocked.
 */
final class FireGate extends SchedulerListenerSupport implements TriggerListener, JobListener {

  /** Whether a fire may begin, asked by the thread that will run it. */
  @FunctionalInterface
  interface Question {
    boolean mayRun(JobExecutionContext context);
  }

  private final Fires fires;
  private final Question question;

  private FireGate(Fires fires, Question question) {
    this.fires = fires;
    this.question = question;
  }

  static void install(Scheduler scheduler, Fires fires, Question question)
      throws SchedulerException {
    FireGate gate = new FireGate(fires, question);
    scheduler.getListenerManager().addTriggerListener(gate);
    scheduler.getListenerManager().addJobListener(gate);
    scheduler.getListenerManager().addSchedulerListener(gate);
  }

  @Override
  public String getName() {
    return "sendonce-fire-gate";
  }

  @Override
  public void triggerFired(Trigger trigger, JobExecutionContext context) {
    fires.begin(context.getFireInstanceId());
  }

  @Override
  public boolean vetoJobExecution(Trigger trigger, JobExecutionContext context) {
    return !fires.begin(context.getFireInstanceId()) || !question.mayRun(context);
  }

  /** Quartz goes on with the run if it was the job that threw, and breaks it off otherwise. */
  @Override
  public void schedulerError(String message, SchedulerException cause) {
    if (cause instanceof JobExecutionProcessException ofRun) {
      fires.failed(ofRun.getJobExecutionContext().getFireInstanceId());
    }
  }

  @Override
  public void triggerMisfired(Trigger trigger) {}

  @Override
  public void triggerComplete(
      Trigger trigger,
      JobExecutionContext context,
      Trigger.CompletedExecutionInstruction instruction) {}

  @Override
  public void jobToBeExecuted(JobExecutionContext context) {}

  @Override
  public void jobExecutionVetoed(JobExecutionContext context) {}

  @Override
  public void jobWasExecuted(JobExecutionContext context, JobExecutionException exception) {}
}
