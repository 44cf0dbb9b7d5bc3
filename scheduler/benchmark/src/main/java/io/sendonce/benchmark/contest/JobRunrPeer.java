package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.worker.SendMessage;
import io.sendonce.benchmark.worker.WorkerMain;
import java.util.List;
import java.util.stream.LongStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;

/** JobRunr: a job for each message. */
final class JobRunrPeer implements Contestant {

  private static final String TEXT = "this is what we have to say to you. ".repeat(4);

  private final int workers;

  JobRunrPeer(int workers) {
    this.workers = workers;
  }

  @Override
  public String name() {
    return "jobrunr";
  }

  @Override
  public String how() {
    return "%s, job requests, polling every 5 s (the shortest it takes; it fetches more as workers fall idle), %d workers, HikariCP, no dashboard; a job that was cut off runs again"
        .formatted(Versions.of(JobRunr.class), workers);
  }

  @Override
  public void fill(Target target, Workload workload) {
    target.script("ledger/schema");
    try (PostgresStorageProvider storage = new PostgresStorageProvider(target.dataSource())) {
      storage.setJobMapper(new JobMapper(new Jackson3JsonMapper()));
      new JobRequestScheduler(storage)
          .enqueue(
              LongStream.rangeClosed(1, workload.total())
                  .mapToObj(n -> new SendMessage(n, "Dear person " + n + ", " + TEXT)));
    }
  }

  @Override
  public List<Launch> processes(Target target, Workload workload) {
    return List.of(
        Launch.java(
            WorkerMain.class.getName(),
            List.of(),
            List.of("jobrunr", target.jdbcUrl(), "" + workload.accounts(), "" + workers)));
  }

  @Override
  public Layout layout() {
    return Layout.withLedger("jobrunr");
  }
}
