package io.sendonce.jobs.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;

/** Looks whether what must not be is so, and keeps the verdicts that are due. */
@DisallowConcurrentExecution
public final class WatchJob extends GuardedJob {

  @Override
  void run(Sending sending, JobExecutionContext context) throws SchedulerException {
    sending.watching().watch().look(context.getScheduler().getSchedulerName(), this::isInterrupted);
    sending.watching().verdicts().keepDue();
  }
}
