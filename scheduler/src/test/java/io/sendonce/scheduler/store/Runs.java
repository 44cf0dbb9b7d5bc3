package io.sendonce.scheduler.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;

/** What a test sees of its jobs, one for each test, found by the name in their data. */
final class Runs {

  static final String KEY = "runs";

  private static final Map<String, Runs> ALL = new ConcurrentHashMap<>();

  private final AtomicInteger running = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  final AtomicInteger interrupts = new AtomicInteger();
  final CountDownLatch release = new CountDownLatch(1);
  private final List<Run> runs = new ArrayList<>();

  record Run(String node, String job, long at) {}

  static Runs named(String name) {
    return ALL.computeIfAbsent(name, any -> new Runs());
  }

  synchronized List<Run> all() {
    return List.copyOf(runs);
  }

  int count() {
    return all().size();
  }

  long countOn(String node) {
    return all().stream().filter(run -> run.node().equals(node)).count();
  }

  private synchronized void add(Run run) {
    runs.add(run);
  }

  private void begin(JobExecutionContext context) {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      String node = context.getScheduler().getSchedulerInstanceId();
      add(new Run(node, context.getJobDetail().getKey().getName(), System.nanoTime()));
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    running.decrementAndGet();
  }

  private static Runs of(JobExecutionContext context) {
    return named(context.getMergedJobDataMap().getString(KEY));
  }

  /** Ends at once. */
  public static class Quick implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      of(context).begin(context);
      of(context).end();
    }
  }

  /** Runs for the ms in its data {@code takes}, or until it is released if there are none. */
  @DisallowConcurrentExecution
  public static class Exclusive implements InterruptableJob {

    private final CountDownLatch told = new CountDownLatch(1);
    private volatile Runs runs = new Runs();

    @Override
    public void execute(JobExecutionContext context) {
      runs = of(context);
      runs.begin(context);
      try {
        String takes = context.getMergedJobDataMap().getString("takes");
        if (takes != null) {
          told.await(Long.parseLong(takes), TimeUnit.MILLISECONDS);
        } else {
          while (!runs.release.await(5, TimeUnit.MILLISECONDS) && told.getCount() > 0) {
            // Goes on.
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        runs.end();
      }
    }

    @Override
    public void interrupt() {
      runs.interrupts.incrementAndGet();
      told.countDown();
    }
  }

  /** Cannot be made. */
  public static class Unmakable implements Job {
    public Unmakable() {
      throw new IllegalStateException("cannot be made");
    }

    @Override
    public void execute(JobExecutionContext context) {}
  }
}
