package io.sendonce.jobs.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;

/** Looks for uncertain messages at the provider. */
@DisallowConcurrentExecution
public final class ReconcileJob extends GuardedJob {

  @Override
  void run(Sending sending, JobExecutionContext context) {
    sending.recovery().reconcile(this::isInterrupted);
  }
}
