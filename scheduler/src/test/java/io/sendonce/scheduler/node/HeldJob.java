package io.sendonce.scheduler.node;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;

/** A job that runs until it is told to stop, or until its test lets it go. */
@DisallowConcurrentExecution
public class HeldJob implements Job {

  /** What a test sees of its job, found in the scheduler's context. */
  static final class Watch {
    final CountDownLatch started = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final AtomicInteger runs = new AtomicInteger();
    final AtomicBoolean interrupted = new AtomicBoolean();
  }

  private final CountDownLatch told = new CountDownLatch(1);

  @Override
  public void execute(JobExecutionContext context) {
    try {
      Watch watch = watch(context);
      watch.runs.incrementAndGet();
      watch.started.countDown();
      while (!watch.release.await(10, TimeUnit.MILLISECONDS)) {
        if (told.getCount() == 0) {
          watch.interrupted.set(true);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void tell() {
    told.countDown();
  }

  /** The same, but it listens. */
  public static class Interruptable extends HeldJob implements InterruptableJob {
    @Override
    public void interrupt() {
      tell();
    }
  }

  /** Counts its runs and ends at once. */
  public static class Counted implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      Watch watch = watch(context);
      watch.runs.incrementAndGet();
      watch.started.countDown();
    }
  }

  private static Watch watch(JobExecutionContext context) {
    try {
      return (Watch) Objects.requireNonNull(context.getScheduler().getContext().get("watch"));
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }
}
