package io.sendonce.scheduler.runs;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.InterruptableJob;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** A job that runs until its test lets it go, and says what happens to it; cannot be told. */
public class TalkativeJob implements Job {

  /** What a test sees of one run, named by its trigger. */
  static final class Run {
    final CountDownLatch began = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final AtomicInteger interrupts = new AtomicInteger();
  }

  private final AtomicInteger interrupts = new AtomicInteger();
  private volatile Run run = new Run();

  static Map<String, Run> runs(org.quartz.Scheduler scheduler) throws SchedulerException {
    @SuppressWarnings("unchecked") // put there by prepare()
    Map<String, Run> runs = (Map<String, Run>) scheduler.getContext().get("runs");
    return Objects.requireNonNull(runs);
  }

  static void prepare(org.quartz.Scheduler scheduler) throws SchedulerException {
    scheduler.getContext().put("runs", new ConcurrentHashMap<String, Run>());
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      run =
          runs(context.getScheduler())
              .computeIfAbsent(context.getTrigger().getKey().getName(), name -> new Run());
      run.interrupts.addAndGet(interrupts.get());
      run.began.countDown();
      run.release.await();
    } catch (SchedulerException | InterruptedException e) {
      throw new JobExecutionException(e);
    }
  }

  void told() {
    interrupts.incrementAndGet();
    run.interrupts.incrementAndGet();
  }

  /** The same, but it can be told; that alone does not end it. */
  public static final class Interruptable extends TalkativeJob implements InterruptableJob {
    @Override
    public void interrupt() {
      told();
    }
  }
}
