package io.sendonce.scheduler.remote;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** Says what it was given; with the data {@code mood} it waits to be interrupted, or fails. */
@DisallowConcurrentExecution
public class AskedJob implements InterruptableJob {

  private final CountDownLatch told = new CountDownLatch(1);

  /** What a test sees of the jobs of its nodes. */
  public static final class Seen {
    static final String KEY = "seen";
    final Queue<String> runs = new ConcurrentLinkedQueue<>();

    /** What they said, in their order. */
    public List<String> runs() {
      return List.copyOf(runs);
    }
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    String mood = context.getMergedJobDataMap().getString("mood");
    seen(context).runs.add(mood + " on " + node(context));
    if ("failing".equals(mood)) {
      throw new JobExecutionException(new IllegalStateException("out of paper"));
    }
    if ("waiting".equals(mood)) {
      try {
        seen(context).runs.add(told.await(60, TimeUnit.SECONDS) ? "interrupted" : "forgotten");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void interrupt() {
    told.countDown();
  }

  /** One that cannot be interrupted, and leaves what went wrong as its result. */
  public static class Deaf implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      context.setResult(new IllegalStateException("caught by itself"));
    }
  }

  private static Seen seen(JobExecutionContext context) {
    try {
      return (Seen) Objects.requireNonNull(context.getScheduler().getContext().get(Seen.KEY));
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String node(JobExecutionContext context) {
    try {
      return context.getScheduler().getSchedulerInstanceId();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }
}
