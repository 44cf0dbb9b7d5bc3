package io.sendonce.benchmark.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** db-scheduler, one task for each message, tuned as its README says for a high throughput. */
final class DbSchedulerWorker implements Worker {

  /** More connections than threads: fetching and keeping house need some as well. */
  private static final int BESIDES_THREADS = 4;

  private final Scheduler scheduler;
  private final HikariDataSource connections;

  private DbSchedulerWorker(Scheduler scheduler, HikariDataSource connections) {
    this.scheduler = scheduler;
    this.connections = connections;
  }

  static Worker start(Assignment assignment) {
    HikariDataSource connections =
        Connections.pool(assignment.url(), assignment.threads() + BESIDES_THREADS);
    LedgerBook ledger = new LedgerBook(connections, assignment.accounts());
    OneTimeTask<Void> send =
        Tasks.oneTime("send")
            .execute((instance, context) -> ledger.send(Long.parseLong(instance.getId())));
    Scheduler scheduler =
        Scheduler.create(connections, send)
            .threads(assignment.threads())
            .pollUsingLockAndFetch(1.0, 4.0)
            .pollingInterval(Duration.ofSeconds(1))
            .build();
    scheduler.start();
    return new DbSchedulerWorker(scheduler, connections);
  }

  @Override
  public void stop() {
    scheduler.stop();
    connections.close();
  }
}
