package io.sendonce.example;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the application has always done. */
@DisallowConcurrentExecution
public final class TidyUpJob implements Job {

  private static final Logger LOG = LoggerFactory.getLogger(TidyUpJob.class);

  @Override
  public void execute(JobExecutionContext context) {
    LOG.info("tidied up, {}", context.getFireInstanceId());
  }
}
