package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.worker.QuartzWorker;
import io.sendonce.benchmark.worker.StockQuartzProperties;
import io.sendonce.benchmark.worker.WorkerMain;
import io.sendonce.jobs.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz on its own store: a trigger for each message. */
final class StockQuartz implements Contestant {

  private static final int THREADS = 10;
  private static final String TEXT = "this is what we have to say to you. ".repeat(4);

  private final int most;

  StockQuartz(int most) {
    this.most = most;
  }

  @Override
  public String name() {
    return "quartz";
  }

  @Override
  public String how() {
    return "%s, clustered JobStoreTX, one trigger for each message, %d threads, as many triggers under one lock; fewer messages than the others, for it slows down with their number"
        .formatted(Versions.of("org.quartz-scheduler", "quartz-jobs"), THREADS);
  }

  @Override
  public Workload workload(Workload asked) {
    return asked.atMost(most);
  }

  @Override
  public void fill(Target target, Workload workload) throws BenchmarkFailedException {
    target.script("ledger/schema");
    // The product's migration makes Quartz's tables by Quartz's own script.
    Schema.of(target.dataSource()).migrate("benchmark");
    try {
      Scheduler scheduler =
          new StdSchedulerFactory(StockQuartzProperties.of(target.jdbcUrl(), 1, "filler"))
              .getScheduler();
      try {
        scheduler.scheduleJobs(Map.of(job(), triggers(workload.total())), false);
      } finally {
        scheduler.shutdown();
      }
    } catch (SchedulerException e) {
      throw new BenchmarkFailedException("the triggers could not be stored: " + e, e);
    }
  }

  private static JobDetail job() {
    return JobBuilder.newJob(QuartzWorker.SendJob.class)
        .withIdentity("send")
        .storeDurably()
        .build();
  }

  private static Set<Trigger> triggers(int messages) {
    Set<Trigger> triggers = new HashSet<>();
    for (int message = 1; message <= messages; message++) {
      triggers.add(
          TriggerBuilder.newTrigger()
              .withIdentity("message-" + message)
              .usingJobData("message", "" + message)
              .usingJobData("text", "Dear person " + message + ", " + TEXT)
              .startNow()
              .build());
    }
    return triggers;
  }

  @Override
  public List<Launch> processes(Target target, Workload workload) {
    return List.of(
        Launch.java(
            WorkerMain.class.getName(),
            List.of(),
            List.of("quartz", target.jdbcUrl(), "" + workload.accounts(), "" + THREADS)));
  }

  @Override
  public Layout layout() {
    return Layout.withLedger("quartz");
  }
}
