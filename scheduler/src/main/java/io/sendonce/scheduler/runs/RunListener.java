package io.sendonce.scheduler.runs;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the watch when a bounded run begins and ends. Nothing escapes from it to Quartz. */
final class RunListener implements JobListener {

  static final String NAME = "sendonce-run-bounds";

  private static final Logger LOG = LoggerFactory.getLogger(RunBounds.class);

  private final OverrunWatch watch;

  RunListener(OverrunWatch watch) {
    this.watch = watch;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public void jobToBeExecuted(JobExecutionContext context) {
    try {
      watch.forgetRunsOf(Thread.currentThread());
      bound(context).ifPresent(bound -> watch.begin(BoundedRun.beginning(context, bound)));
    } catch (RuntimeException e) {
      LOG.error("job {} runs without a bound", context.getJobDetail().getKey(), e);
    }
  }

  @Override
  public void jobWasExecuted(
      JobExecutionContext context, @Nullable JobExecutionException exception) {
    try {
      watch.end(context.getFireInstanceId());
    } catch (RuntimeException e) {
      LOG.error("the end of a run of {} was missed", context.getJobDetail().getKey(), e);
    }
  }

  @Override
  public void jobExecutionVetoed(JobExecutionContext context) {
    // Vetoed runs are not announced as to be executed.
  }

  private static Optional<Duration> bound(JobExecutionContext context) {
    Object value = context.getMergedJobDataMap().get(RunBounds.MAX_RUN);
    if (value == null) {
      return Optional.empty();
    }
    String text = value.toString().strip();
    if (text.matches("[1-9]\\d{0,17}")) {
      return Optional.of(Duration.ofMillis(Long.parseLong(text)));
    }
    LOG.warn(
        "job {} runs without a bound: its data {} = {} must be milliseconds, 1 or more",
        context.getJobDetail().getKey(),
        RunBounds.MAX_RUN,
        text);
    return Optional.empty();
  }
}
