package io.sendonce.scheduler.sending;

import org.quartz.listeners.SchedulerListenerSupport;

/** Ends the intake as soon as a shutdown begins: before Quartz waits for jobs, if it does. */
final class IntakeEnd extends SchedulerListenerSupport {

  private final RunningSending sending;

  IntakeEnd(RunningSending sending) {
    this.sending = sending;
  }

  @Override
  public void schedulerShuttingdown() {
    sending.endIntake();
  }
}
