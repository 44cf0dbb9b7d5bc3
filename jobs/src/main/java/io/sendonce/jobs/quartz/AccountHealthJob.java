package io.sendonce.jobs.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resumes accounts that were paused until the provider is connected to them again. */
@DisallowConcurrentExecution
public final class AccountHealthJob extends GuardedJob {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.accounts");

  @Override
  void run(Sending sending, JobExecutionContext context) {
    for (long id : sending.accounts().resumeHealthy(sending.provider())) {
      LOG.info("account {} resumed: the provider is connected to it again", id);
    }
  }
}
