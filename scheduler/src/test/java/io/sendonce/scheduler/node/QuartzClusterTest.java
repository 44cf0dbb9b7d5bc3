package io.sendonce.scheduler.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.node.HeldJob.Watch;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class QuartzClusterTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final String STATES = "SELECT instance_name FROM qrtz_scheduler_state ORDER BY 1";
  private static final String FIRED = "SELECT state FROM qrtz_fired_triggers";

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);
  private final Watch watch = new Watch();

  @Test
  void aNodeJoinsTheClusterRunsJobsAndLeavesNoRowBehind() throws Exception {
    try (Running a = start("a", job(HeldJob.Counted.class, "1s"))) {
      assertThat(watch.started.await(20, TimeUnit.SECONDS)).isTrue();
      await().until(() -> database.rows(STATES).equals(List.of("a")));

      a.stop(ENOUGH);
    }
    assertThat(database.rows(STATES)).isEmpty();
    assertThat(database.rows(FIRED)).isEmpty();
    assertThat(database.rows("SELECT DISTINCT trigger_state FROM qrtz_triggers"))
        .containsExactly("WAITING");
    await().untilAsserted(() -> assertThat(threadsOf("a")).isEmpty());
  }

  @Test
  void twoNodesOfOneClusterCanLiveInOneJvm() throws Exception {
    String jobs = job(HeldJob.Counted.class, "1s");
    try (Running a = start("a", jobs);
        Running b = start("b", jobs)) {
      assertThat(a.quartz.scheduler().getSchedulerInstanceId()).isEqualTo("a");
      assertThat(b.quartz.scheduler().getSchedulerInstanceId()).isEqualTo("b");
      await().until(() -> database.rows(STATES).equals(List.of("a", "b")));

      a.stop(ENOUGH);

      assertThat(database.rows(STATES)).containsExactly("b");
      int before = watch.runs.get();
      await().atMost(ENOUGH).until(() -> watch.runs.get() > before);
    }
  }

  @Test
  void aRunningJobIsToldToStopAtOnce() throws Exception {
    try (Running a = start("a", job(HeldJob.Interruptable.class, "1h"))) {
      assertThat(watch.started.await(20, TimeUnit.SECONDS)).isTrue();
      long begin = System.nanoTime();

      a.stop(Duration.ofSeconds(60));

      assertThat(watch.interrupted).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }
    assertThat(database.rows(STATES)).isEmpty();
    assertThat(database.rows(FIRED)).isEmpty();
  }

  @Test
  void aJobThatDoesNotStopInTimeIsLeftForOthersToRecover() throws Exception {
    try (Running a = start("a", job(HeldJob.class, "1h"))) {
      assertThat(watch.started.await(20, TimeUnit.SECONDS)).isTrue();
      long begin = System.nanoTime();

      a.stop(Duration.ofSeconds(1));

      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
      assertThat(database.rows(STATES)).containsExactly("a");
      assertThat(database.rows(FIRED)).containsExactly("EXECUTING");
      watch.release.countDown();
    }
  }

  @Test
  void aBadJobsFileLeavesNeitherAZombieNorAChange() throws Exception {
    assertThatThrownBy(() -> start("a", job(HeldJob.class, "soon")))
        .hasMessageEndingWith(
            "jobs.properties has 1 problem:\n  line 2: job.a.every = soon must be a duration from"
                + " 100ms to 365d, written like 500ms, 30s, 5m, 1h, 7d or PT30S");

    assertThat(database.rows(STATES)).isEmpty();
    assertThat(database.rows("SELECT job_name FROM qrtz_job_details")).isEmpty();
    await().untilAsserted(() -> assertThat(threadsOf("a")).isEmpty());
  }

  @Test
  void whatWasReservedAndNotFiredIsGivenBack() throws Exception {
    try (Running a = start("a", job(HeldJob.Counted.class, "1h"))) {
      assertThat(watch.started.await(20, TimeUnit.SECONDS)).isTrue();
      await().until(() -> database.rows(FIRED).isEmpty());
      database.execute("UPDATE qrtz_triggers SET trigger_state = 'ACQUIRED'");
      database.execute(
          "INSERT INTO qrtz_fired_triggers VALUES ('sendonce', 'e1', 'a', 'sendonce', 'a', 1, 1,"
              + " 5, 'ACQUIRED', null, null, false, false)");

      a.stop(ENOUGH);
    }
    assertThat(database.rows(FIRED)).isEmpty();
    assertThat(database.rows(STATES)).isEmpty();
    assertThat(database.rows("SELECT trigger_state FROM qrtz_triggers")).containsExactly("WAITING");
  }

  private static String job(Class<?> type, String every) {
    return "job.a.class = %s\njob.a.every = %s\n".formatted(type.getName(), every);
  }

  private Running start(String name, String jobs) throws Exception {
    return start(database.configuration(directory, name, jobs));
  }

  private Running start(Configuration configuration) throws Exception {
    Pools pools =
        new Pools(
            configuration.settings().database(),
            configuration.settings().name(),
            configuration.quartz());
    pools.start();
    QuartzCluster quartz =
        new QuartzCluster(configuration.quartz(), null, Map.of("watch", watch), listeners -> {});
    try {
      quartz.start();
    } catch (Exception e) {
      pools.stop(ENOUGH);
      throw e;
    }
    return new Running(pools, quartz);
  }

  private static void stopQuietly(Running running) {
    try {
      running.stop(ENOUGH);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> threadsOf(String node) {
    String prefix = "sendonce-" + node + "_";
    String quartz = "QuartzScheduler_sendonce-" + node;
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(prefix) || name.startsWith(quartz))
        .toList();
  }

  /** A node of two parts. */
  private static final class Running implements AutoCloseable {
    private final Pools pools;
    private final QuartzCluster quartz;
    private boolean isStopped;

    Running(Pools pools, QuartzCluster quartz) {
      this.pools = pools;
      this.quartz = quartz;
    }

    void stop(Duration time) throws Exception {
      isStopped = true;
      quartz.stop(time);
    }

    @Override
    public void close() {
      if (!isStopped) {
        stopQuietly(this);
      }
      pools.stop(ENOUGH);
    }
  }
}
