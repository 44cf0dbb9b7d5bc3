package io.sendonce.scheduler.plugin;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** A job of somebody who never heard of us. */
public class AnyJob implements Job {
  @Override
  public void execute(JobExecutionContext context) {}
}
