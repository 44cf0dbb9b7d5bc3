package io.sendonce.benchmark.worker;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/** JobRunr, one job for each message, without its dashboard. */
final class JobRunrWorker implements Worker {

  /** The shortest that it takes. */
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

  private static final int BESIDES_THREADS = 4;

  private final HikariDataSource connections;

  private JobRunrWorker(HikariDataSource connections) {
    this.connections = connections;
  }

  static Worker start(Assignment assignment) {
    HikariDataSource connections =
        Connections.pool(assignment.url(), assignment.threads() + BESIDES_THREADS);
    SendMessage.Handler handler =
        new SendMessage.Handler(new LedgerBook(connections, assignment.accounts()));
    JobRunr.configure()
        .useStorageProvider(new PostgresStorageProvider(connections))
        .useJobActivator(only(handler))
        .useBackgroundJobServer(
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(POLL_INTERVAL)
                .andWorkerCount(assignment.threads()))
        .initialize();
    return new JobRunrWorker(connections);
  }

  private static JobActivator only(SendMessage.Handler handler) {
    return new JobActivator() {
      @Override
      public <T> T activateJob(Class<T> type) {
        return type.cast(handler);
      }
    };
  }

  @Override
  public void stop() {
    JobRunr.destroy();
    connections.close();
  }
}
