package io.sendonce.scheduler.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of the past. What is recorded is tried where nodes run. */
@Timeout(60)
class RunRecorderTest {

  private static final String DONE =
      "SELECT count(*) FROM job_runs WHERE outcome = 'done' AND job_name = ";

  @RegisterExtension
  final TestDatabase database =
      TestDatabase.migrated("sendonce", empty -> Schema.of(empty).migrate("sendonce"));

  @Test
  void theLastOfEachJobAreKeptAndForAMonthWhatWasNotDone() throws Exception {
    runs("busy", RunRecorder.KEPT + 5, "done", 1);
    runs("seldom", 3, "done", 20);
    runs("busy", 4, "failed", 29);
    runs("busy", 2, "failed", 31);
    runs("seldom", 2, "done", 31);
    RunRecorder recorder = new RunRecorder(statements(), "sendonce", "node-a", Clock.systemUTC());
    recorder.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> count(DONE + "'busy'") == RunRecorder.KEPT);
    recorder.stop();
    assertThat(count(DONE + "'seldom'")).isEqualTo(3);
    assertThat(count("SELECT count(*) FROM job_runs WHERE outcome = 'failed'")).isEqualTo(4);
    assertThat(count("SELECT min(id) FROM job_runs WHERE job_name = 'busy' AND outcome = 'done'"))
        .as("the oldest went")
        .isEqualTo(6);
    List<JobRun> latest =
        new RunHistory(statements(), "sendonce")
            .page(null, new RunHistory.Job("g", "busy"), true, 10);
    assertThat(latest).hasSize(4).allSatisfy(run -> assertThat(run.outcome()).isEqualTo("failed"));
  }

  private void runs(String job, int howMany, String outcome, int daysAgo) {
    statements()
        .inTransaction(
            handle ->
                handle.execute(
                    "INSERT INTO job_runs (scheduler_name, node, job_group, job_name, trigger_group, trigger_name, ended_at, outcome)"
                        + " SELECT 'sendonce', 'node-a', 'g', ?, 'g', ?, clock_timestamp() - ? * interval '1 day', ? FROM generate_series(1, ?)",
                    job,
                    job,
                    daysAgo,
                    outcome,
                    howMany));
  }

  private long count(String sql) {
    return statements().inTransaction(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private Database statements() {
    return Database.over(database.dataSource());
  }
}
