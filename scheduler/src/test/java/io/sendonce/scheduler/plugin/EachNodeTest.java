package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.TriggerKey;

class EachNodeTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final String SHARED =
      "job.a.class = io.sendonce.scheduler.plugin.AnyJob\njob.a.every = 1h\n";
  private static final String DROP =
      """
      job.drop.class = io.sendonce.scheduler.plugin.LaneJob
      job.drop.every = 30s
      job.drop.each-node = true
      """;
  private static final String JOBS =
      "SELECT job_name, trigger_group, trigger_name FROM qrtz_job_details"
          + " LEFT JOIN qrtz_triggers USING (sched_name, job_name, job_group) ORDER BY 1";

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  @Test
  void everyNodeHasAJobOfItsOwn() throws Exception {
    start("x", SHARED + DROP);
    start("y", SHARED + DROP);

    assertThat(database.rows(JOBS))
        .containsExactly(
            "a sendonce a", "drop@x node:x sendonce.drop@x", "drop@y node:y sendonce.drop@y");
  }

  @Test
  void aNodeChangesItsOwnAndLeavesThatOfALivingNode() throws Exception {
    start("x", SHARED + DROP);
    start("y", SHARED + DROP);
    start("y", SHARED);

    assertThat(database.rows(JOBS))
        .containsExactly("a sendonce a", "drop@x node:x sendonce.drop@x");
    start("x", SHARED);
    assertThat(database.rows(JOBS)).containsExactly("a sendonce a");
  }

  @Test
  void theJobsOfANodeThatIsGoneGoWithTheNextApply() throws Exception {
    start("x", SHARED + DROP);
    start("y", SHARED + DROP);
    database.execute("DELETE FROM qrtz_scheduler_state WHERE instance_name = 'x'");

    start("y", SHARED + DROP + "jobs.surplus = flag\n");

    assertThat(database.rows(JOBS))
        .containsExactly("a sendonce a", "drop@y node:y sendonce.drop@y");
  }

  @Test
  void aPersonLeavesThemToTheNodes() throws Exception {
    start("x", SHARED + DROP);
    database.execute("DELETE FROM qrtz_scheduler_state");
    try (Applied node = node("cli", SHARED)) {
      JobsFile.Jobs file = (JobsFile.Jobs) JobsFile.parse("jobs.properties", SHARED);
      JobsReport report = node.store().apply(file, Applier.person("kim"), false);

      assertThat(report.summary()).isEqualTo("1 kept");
    }
    assertThat(database.rows(JOBS))
        .containsExactly("a sendonce a", "drop@x node:x sendonce.drop@x");
  }

  @Test
  void aNodeKeepsItsOwnScheduleAndPauseOverARestart() throws Exception {
    start("x", SHARED + DROP);
    try (Applied node = node("x", SHARED + DROP)) {
      node.scheduler().pauseTrigger(new TriggerKey("sendonce.drop@x", "node:x"));
    }
    String row = "SELECT xmin, ctid, trigger_state FROM qrtz_triggers WHERE job_name = 'drop@x'";
    var before = database.rows(row);

    start("x", SHARED + DROP);

    assertThat(database.rows(row)).isEqualTo(before);
  }

  @Test
  void eachOfTwoRunningNodesRunsItsOwn() throws Exception {
    String jobs =
        """
        job.drop.class = io.sendonce.scheduler.plugin.NodeNamingJob
        job.drop.every = 500ms
        job.drop.each-node = true
        """;
    Map<String, Set<String>> runs = new ConcurrentHashMap<>();
    try (RunningNode x = RunningNode.start(database.configuration(directory, "x", jobs), runs);
        RunningNode y = RunningNode.start(database.configuration(directory, "y", jobs), runs)) {
      assertThat(List.of(x, y)).doesNotContainNull();
      await().atMost(Duration.ofSeconds(30)).until(() -> runs.size() == 2);
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(30))
          .until(() -> runs.values().stream().allMatch(nodes -> nodes.size() == 1));
    }
    assertThat(runs).isEqualTo(Map.of("drop@x", Set.of("x"), "drop@y", Set.of("y")));
  }

  /** A start without the firing: its row is there before its plugins are started. */
  private void start(String name, String jobs) throws Exception {
    database.execute(
        "INSERT INTO qrtz_scheduler_state VALUES ('sendonce', '%s', 0, 1000) ON CONFLICT DO NOTHING"
            .formatted(name));
    try (Applied node = node(name, jobs)) {
      node.apply();
    }
  }

  private Applied node(String name, String jobs) throws Exception {
    return new Applied(database, directory, name, jobs, NOON);
  }
}
