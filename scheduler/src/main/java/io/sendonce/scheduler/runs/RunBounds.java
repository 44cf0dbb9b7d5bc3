package io.sendonce.scheduler.runs;

import org.quartz.ListenerManager;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** Interrupts runs that are longer than their job allows. */
public final class RunBounds {

  /**
   * The job data that bounds a run: milliseconds, as text. The trigger's data is stronger than the
   * job's, as everywhere in Quartz.
   */
  public static final String MAX_RUN = "sendonce.max-run";

  private RunBounds() {}

  /**
   * Watches over the runs of a scheduler on this node until it is shut down. Once is enough; again
   * does nothing.
   *
   * @param scheduler may be started already; runs that have begun are not bounded
   * @throws SchedulerException if the scheduler takes no listeners
   */
  public static void install(Scheduler scheduler) throws SchedulerException {
    ListenerManager listeners = scheduler.getListenerManager();
    synchronized (RunBounds.class) {
      if (listeners.getJobListener(RunListener.NAME) == null) {
        OverrunWatch watch = new OverrunWatch(scheduler);
        listeners.addSchedulerListener(new WatchEnd(watch));
        listeners.addJobListener(new RunListener(watch));
      }
    }
  }
}
