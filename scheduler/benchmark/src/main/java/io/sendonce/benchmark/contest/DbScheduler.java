package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.worker.WorkerMain;
import java.util.List;

/** db-scheduler: a one-time task for each message. */
final class DbScheduler implements Contestant {

  private final int threads;

  DbScheduler(int threads) {
    this.threads = threads;
  }

  @Override
  public String name() {
    return "db-scheduler";
  }

  @Override
  public String how() {
    return "%s, lock-and-fetch with the limits 1.0 and 4.0 that its README has for a high throughput, %d threads, HikariCP; a task that was cut off runs again"
        .formatted(Versions.of("com.github.kagkarlsson", "db-scheduler"), threads);
  }

  @Override
  public void fill(Target target, Workload workload) {
    target.script("ledger/schema");
    target.script("dbscheduler/schema");
    target.fill("dbscheduler/fill", workload);
  }

  @Override
  public List<Launch> processes(Target target, Workload workload) {
    return List.of(
        Launch.java(
            WorkerMain.class.getName(),
            List.of(),
            List.of("db-scheduler", target.jdbcUrl(), "" + workload.accounts(), "" + threads)));
  }

  @Override
  public Layout layout() {
    return Layout.withLedger("dbscheduler");
  }
}
