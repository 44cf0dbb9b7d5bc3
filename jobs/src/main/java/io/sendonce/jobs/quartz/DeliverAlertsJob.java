package io.sendonce.jobs.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;

/**
 * Delivers alerts. A job of its own, so that a receiver that does not answer cannot keep the watch
 * from looking, and so that somebody notices when the watch does not run.
 */
@DisallowConcurrentExecution
public final class DeliverAlertsJob extends GuardedJob {

  @Override
  void run(Sending sending, JobExecutionContext context) {
    sending.watching().watch().lookAfterWatch();
    sending.watching().outbox().deliver(this::isInterrupted);
  }
}
