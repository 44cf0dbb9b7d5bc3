package io.sendonce.jobs.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes messages uncertain that silent nodes, or nodes before the database was restored, may have
 * sent, and cancels waiting messages whose time has passed.
 */
@DisallowConcurrentExecution
public final class RecoverJob extends GuardedJob {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.recovery");
  private static final int BATCH = 500;

  @Override
  void run(Sending sending, JobExecutionContext context) {
    sending.recovery().expireLeases();
    sending.recovery().doubtForgotten();
    for (long id : sending.queue().cancelExpired(BATCH)) {
      LOG.info("message {} cancelled: its time has passed", id);
    }
  }
}
