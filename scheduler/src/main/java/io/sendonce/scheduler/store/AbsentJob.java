package io.sendonce.scheduler.store;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/**
 * Stands for a class that this node does not have, so that the job can be listed, paused, triggered
 * and recovered here all the same. It is never stored and never run.
 */
@DisallowConcurrentExecution
public final class AbsentJob implements Job {

  /** For Quartz's reflection. */
  public AbsentJob() {}

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    throw new JobExecutionException(
        "this node does not have the class of job " + context.getJobDetail().getKey());
  }
}
