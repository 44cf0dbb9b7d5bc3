package io.sendonce.proof.node;

import java.util.concurrent.atomic.AtomicBoolean;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.simpl.SimpleJobFactory;
import org.quartz.spi.TriggerFiredBundle;

/** A job factory that fails once, as one does whose container is not up yet. */
public final class FirstTimeBrokenFactory extends SimpleJobFactory {

  private final AtomicBoolean failed = new AtomicBoolean();

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) throws SchedulerException {
    if (failed.compareAndSet(false, true)) {
      throw new SchedulerException("the container is not up yet");
    }
    return super.newJob(bundle, scheduler);
  }
}
