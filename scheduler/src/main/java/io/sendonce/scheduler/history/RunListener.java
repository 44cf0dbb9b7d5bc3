package io.sendonce.scheduler.history;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.JobListener;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.listeners.TriggerListenerSupport;

/** Turns what Quartz tells into records. Quartz must not notice what becomes of them. */
final class RunListener extends TriggerListenerSupport implements JobListener {

  private static final int LONGEST_ERROR = 2_000;

  private final String node;
  private final Clock clock;
  private final Consumer<JobRun> records;

  RunListener(String node, Clock clock, Consumer<JobRun> records) {
    this.node = node;
    this.clock = clock;
    this.records = records;
  }

  @Override
  public String getName() {
    return "sendonce-history";
  }

  @Override
  public void jobToBeExecuted(JobExecutionContext context) {
    // Recorded when it has ended; what runs now is in Quartz's own tables.
  }

  @Override
  public void jobWasExecuted(
      JobExecutionContext context, @Nullable JobExecutionException exception) {
    Throwable thrown = thrown(context, exception);
    records.accept(run(context, thrown == null ? "done" : "failed", thrown));
  }

  @Override
  public void jobExecutionVetoed(JobExecutionContext context) {
    records.accept(run(context, "vetoed", null));
  }

  @Override
  public void triggerMisfired(Trigger trigger) {
    records.accept(
        new JobRun(
            0,
            node,
            trigger.getJobKey().getGroup(),
            trigger.getJobKey().getName(),
            trigger.getKey().getGroup(),
            trigger.getKey().getName(),
            null,
            moment(trigger.getNextFireTime()),
            null,
            clock.instant(),
            "misfired",
            null));
  }

  private JobRun run(JobExecutionContext context, String outcome, @Nullable Throwable thrown) {
    JobKey job = context.getJobDetail().getKey();
    TriggerKey trigger = context.getTrigger().getKey();
    return new JobRun(
        0,
        node,
        job.getGroup(),
        job.getName(),
        trigger.getGroup(),
        trigger.getName(),
        context.getFireInstanceId(),
        moment(context.getScheduledFireTime()),
        moment(context.getFireTime()),
        clock.instant(),
        outcome,
        thrown == null ? null : words(thrown));
  }

  /** A job that lets nothing escape leaves what went wrong as its result. */
  private static @Nullable Throwable thrown(
      JobExecutionContext context, @Nullable JobExecutionException exception) {
    if (exception != null) {
      Throwable cause = exception.getCause();
      return cause == null ? exception : cause;
    }
    return context.getResult() instanceof Throwable left ? left : null;
  }

  private static String words(Throwable thrown) {
    String words = thrown.toString().replace('\u0000', ' ');
    return words.length() > LONGEST_ERROR ? words.substring(0, LONGEST_ERROR) : words;
  }

  private static @Nullable Instant moment(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
