package io.sendonce.scheduler.runs;

import org.quartz.listeners.SchedulerListenerSupport;

/** Ends the watch with its scheduler, when all runs it waited for are over. */
final class WatchEnd extends SchedulerListenerSupport {

  private final OverrunWatch watch;

  WatchEnd(OverrunWatch watch) {
    this.watch = watch;
  }

  @Override
  public void schedulerShutdown() {
    watch.close();
  }
}
