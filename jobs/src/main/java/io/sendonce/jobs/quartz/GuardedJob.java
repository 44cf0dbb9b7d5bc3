package io.sendonce.jobs.quartz;

import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job from which nothing escapes: what goes wrong is logged, left as the run's result for whoever
 * keeps its history, and the next fire tries again. The only place that catches everything.
 */
abstract class GuardedJob implements InterruptableJob {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.jobs");

  private volatile boolean interrupted;

  @Override
  public final void execute(JobExecutionContext context) {
    try {
      run(Sending.in(context.getScheduler().getContext()), context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.info("job {} was interrupted", context.getJobDetail().getKey());
    } catch (Throwable e) {
      context.setResult(e);
      LOG.error(
          "job {} failed; it runs again at its next time", context.getJobDetail().getKey(), e);
    }
  }

  @Override
  public final void interrupt() {
    interrupted = true;
  }

  /** Whether this run should end early. */
  final boolean isInterrupted() {
    return interrupted;
  }

  abstract void run(Sending sending, JobExecutionContext context) throws Exception;
}
