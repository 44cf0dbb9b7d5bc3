package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.impl.jdbcjobstore.JobStoreTX;

/** Classes that one node has and another has not. */
class ClassesTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final String GONE = "job.a.class = gone.Job\njob.a.every = 1h\n";
  private static final String THERE = GONE.replace("gone.Job", AnyJob.class.getName());

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  @Test
  void equalContentNeedsNoClass() throws Exception {
    applyAsANodeThatHasIt(GONE);
    List<String> before = database.rows("SELECT xmin, ctid FROM qrtz_triggers");

    try (LogLines log = new LogLines()) {
      apply(GONE);
      assertThat(log.at(Level.WARN)).isEmpty();
    }
    assertThat(database.rows("SELECT xmin, ctid FROM qrtz_triggers")).isEqualTo(before);
  }

  @Test
  void aJobOfThisVeryClassThatDiffersIsLeftAsItIs() throws Exception {
    applyAsANodeThatHasIt(GONE);
    String other = THERE.replace("job.a", "job.b");

    try (LogLines log = new LogLines()) {
      apply(GONE.replace("1h", "2h") + other);

      assertThat(log.at(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("jobs [a] differ from ")
          .endsWith(" and stay as they are: this node does not have their classes");
    }
    assertThat(
            database.rows(
                "SELECT trigger_name, repeat_interval FROM qrtz_simple_triggers ORDER BY 1"))
        .containsExactly("a 3600000", "b 3600000");
  }

  @Test
  void aJobThatTheStoreHasWithAnotherClassIsRefused() throws Exception {
    apply(THERE);

    assertThatThrownBy(() -> apply(GONE))
        .hasMessageEndingWith(
            "jobs.properties has 1 problem:\n"
                + "  line 1: job.a.class = gone.Job is not on the class path of this node");
    assertThat(database.rows("SELECT job_class_name FROM qrtz_job_details"))
        .containsExactly(AnyJob.class.getName());
  }

  @Test
  void aClassThatWasRenamedIsFoundUnderItsAlias() throws Exception {
    applyAsANodeThatHasIt(GONE);
    String alias = "alias.gone.Job = " + AnyJob.class.getName() + "\n";

    try (Applied node = node(alias + GONE).apply()) {
      assertThat(node.scheduler().getJobDetail(new JobKey("a", "sendonce")).getJobClass())
          .isEqualTo(AnyJob.class);
      assertThat(database.rows("SELECT job_class_name FROM qrtz_job_details"))
          .containsExactly("gone.Job");

      node.applyChanged(alias + GONE.replace("1h", "2h"));
    }
    assertThat(database.rows("SELECT repeat_interval FROM qrtz_simple_triggers"))
        .containsExactly("7200000");
  }

  @Test
  void aJobWhoseClassFailedIsDueAgainWhenItsClassChanges() throws Exception {
    applyAsANodeThatHasIt(GONE);
    database.execute("UPDATE qrtz_triggers SET trigger_state = 'ERROR'");

    apply(THERE);

    assertThat(database.rows("SELECT trigger_state FROM qrtz_triggers")).containsExactly("WAITING");
  }

  @Test
  void anotherJobStoreIsRefusedWithTheLineToChange() throws Exception {
    try (Applied node =
        new Applied(database, directory, "a", THERE, NOON, JobStoreTX.class.getName())) {
      assertThatThrownBy(node::apply)
          .isInstanceOf(JobsNotAppliedException.class)
          .hasMessage(
              "jobs from a file need a store that can be changed as a whole: write"
                  + " org.quartz.jobStore.class = io.sendonce.scheduler.store.ExclusiveJobStore"
                  + " instead of org.quartz.impl.jdbcjobstore.JobStoreTX");
      assertThat(node.scheduler().isShutdown()).isTrue();
      assertThat(node.scheduler().getContext().getString(JobsFromProperties.FAILURE))
          .startsWith("jobs from a file need");
    }
  }

  private void apply(String jobs) throws Exception {
    try (Applied node = node(jobs)) {
      node.apply();
    }
  }

  /** The row that it would leave behind; here the class cannot be had. */
  private void applyAsANodeThatHasIt(String jobs) throws Exception {
    String alias = "alias.gone.Job = " + AnyJob.class.getName() + "\n";
    apply(alias + jobs);
    database.execute("UPDATE qrtz_job_details SET job_class_name = 'gone.Job'");
  }

  private Applied node(String jobs) throws Exception {
    return new Applied(database, directory, "a", jobs, NOON);
  }
}
