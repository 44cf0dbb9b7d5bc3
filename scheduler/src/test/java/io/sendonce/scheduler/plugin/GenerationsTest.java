package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two files the cluster runs, whoever starts in whatever order. */
class GenerationsTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final String OLD = job("old");
  private static final String NEW = job("new");
  private static final String NAMES = "SELECT job_name FROM qrtz_job_details ORDER BY 1";
  private static final String RECORD =
      "SELECT scheduler_name, job_group, generation, applied_by, summary FROM sendonce_jobs_files"
          + " ORDER BY id";

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  /** Each letter is a start of a node: o with the old file, n with the new one. */
  @ParameterizedTest
  @ValueSource(strings = {"on", "ono", "onoo", "oonn", "onono", "ooonnnoon"})
  void inARollingDeployTheNewFileWinsWhoeverStartsLast(String starts) throws Exception {
    for (String start : starts.split("(?<=.)", 0)) {
      start(start.equals("o") ? OLD : NEW);
    }

    assertThat(database.rows(NAMES)).containsExactly("new");
    assertThat(database.rows(RECORD)).hasSize(2);
  }

  @Test
  void aNodeWithAnOlderFileSaysSoOnceAndRunsWhatTheStoreHas() throws Exception {
    start(OLD);
    start(NEW);
    List<String> before = database.rows("SELECT xmin, ctid, t.* FROM qrtz_triggers t");

    try (LogLines log = new LogLines()) {
      start(OLD);

      assertThat(log.at(Level.WARN))
          .singleElement()
          .asString()
          .contains("jobs.properties (generation 0) is older than what a applied at ")
          .endsWith("nothing is changed, this node runs the jobs of the store");
    }
    assertThat(database.rows("SELECT xmin, ctid, t.* FROM qrtz_triggers t")).isEqualTo(before);
  }

  @Test
  void aLowerGenerationIsOlderThoughItWasNeverApplied() throws Exception {
    start("jobs.generation = 3\n" + NEW);
    start("jobs.generation = 2\n" + OLD);
    start(OLD);
    assertThat(database.rows(NAMES)).containsExactly("new");

    start("jobs.generation = 4\n" + OLD);
    assertThat(database.rows(NAMES)).containsExactly("old");
    assertThat(database.rows(RECORD))
        .containsExactly(
            "sendonce sendonce 3 a 1 added", "sendonce sendonce 4 a 1 added, 1 removed");
  }

  @Test
  void equalContentOfAnyLowerGenerationIsNoNews() throws Exception {
    start("jobs.generation = 3\n" + NEW);
    try (LogLines log = new LogLines()) {
      start("jobs.generation = 2\n" + NEW);
      start(NEW);
      assertThat(log.at(Level.WARN)).isEmpty();
    }
    start("jobs.generation = 5\n" + NEW);

    assertThat(database.rows("SELECT generation, summary FROM sendonce_jobs_files ORDER BY id"))
        .containsExactly("3 1 added", "5 1 kept");
  }

  @Test
  void aPersonMayGoBackAndThenTheReplacedFileIsTheOlderOne() throws Exception {
    start("jobs.generation = 1\n" + OLD);
    start("jobs.generation = 2\n" + NEW);
    try (Applied node = node(OLD)) {
      JobsFile.Jobs old = (JobsFile.Jobs) JobsFile.parse("old", "jobs.generation = 1\n" + OLD);
      Applier person = Applier.person("kim");

      assertThat(node.store().apply(old, person, false))
          .matches(report -> !report.isApplied() && report.verdict() == Verdict.OLDER);
      assertThat(database.rows(NAMES)).containsExactly("new");
      assertThat(node.store().apply(old, person, true).isApplied()).isTrue();
    }
    assertThat(database.rows(NAMES)).containsExactly("old");

    start("jobs.generation = 2\n" + NEW);
    assertThat(database.rows(NAMES)).containsExactly("old");
    start("jobs.generation = 3\n" + NEW);
    assertThat(database.rows(NAMES)).containsExactly("new");
  }

  @Test
  void ofTwoGenerationsThatStartAtOnceTheHigherOneStays() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Applied> nodes = new ArrayList<>();
    try {
      for (int node = 0; node < 4; node++) {
        String jobs = node % 2 == 0 ? "jobs.generation = 2\n" + NEW : "jobs.generation = 1\n" + OLD;
        nodes.add(new Applied(database, directory, "n" + node, jobs, NOON));
      }
      List<Future<Applied>> starts = new ArrayList<>();
      nodes.forEach(node -> starts.add(threads.submit(() -> node.apply())));
      for (Future<Applied> start : starts) {
        start.get();
      }
    } finally {
      threads.shutdown();
      for (Applied node : nodes) {
        node.close();
      }
    }
    assertThat(database.rows(NAMES)).containsExactly("new");
    assertThat(database.rows("SELECT DISTINCT generation FROM sendonce_jobs_files ORDER BY 1"))
        .last()
        .isEqualTo("2");
  }

  @Test
  void ourMigrationsMayComeAfterThePlugin() throws Exception {
    start(OLD);

    Schema.of(DATABASE.dataSource()).migrate("sendonce");

    start(NEW);
    assertThat(database.rows(RECORD)).hasSize(2);
  }

  @Test
  void whoMayNotMakeTheTableIsToldWhatToRun() throws Exception {
    database.execute(
        """
        CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'permission denied for schema public'; END $$;
        CREATE EVENT TRIGGER refuse ON ddl_command_start EXECUTE FUNCTION refuse()
        """);

    assertThatThrownBy(() -> start(OLD))
        .hasMessageContaining(
            "the table sendonce_jobs_files is missing and cannot be made here, have"
                + " V004__jobs_files.sql of our migrations run: ERROR: permission denied");
    assertThat(database.rows(NAMES)).isEmpty();
  }

  @Test
  void theRecordOnlyGrows() throws Exception {
    start(OLD);

    for (String change :
        List.of(
            "UPDATE sendonce_jobs_files SET generation = 9",
            "DELETE FROM sendonce_jobs_files",
            "TRUNCATE sendonce_jobs_files")) {
      assertThatThrownBy(() -> database.execute(change))
          .hasRootCauseMessage(
              "ERROR: sendonce_jobs_files: %s is refused: this table only grows"
                      .formatted(change.replaceAll(" .*", ""))
                  + "\n  Where: PL/pgSQL function sendonce_jobs_files_only_grows() line 3 at RAISE");
    }
  }

  private void start(String jobs) throws Exception {
    try (Applied node = node(jobs)) {
      node.apply();
    }
  }

  private Applied node(String jobs) throws Exception {
    return new Applied(database, directory, "a", jobs, NOON);
  }

  private static String job(String name) {
    return "job.%1$s.class = io.sendonce.scheduler.plugin.AnyJob\njob.%1$s.every = 1h\n"
        .formatted(name);
  }
}
