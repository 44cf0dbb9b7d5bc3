package io.sendonce.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuartzPropertiesTest {

  @TempDir Path path;

  private ConfigDirectory directory;

  @BeforeEach
  void writeFiles() {
    directory = new ConfigDirectory(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobStore.class = org.quartz.simpl.RAMJobStore | must be"
            + " io.sendonce.scheduler.store.ExclusiveJobStore or extend it: other stores overlap"
            + " exclusive jobs",
        "jobStore.class = org.quartz.impl.jdbcjobstore.JobStoreCMT | must be"
            + " io.sendonce.scheduler.store.ExclusiveJobStore or extend it: other stores overlap"
            + " exclusive jobs",
        "jobStore.class = org.quartz.impl.jdbcjobstore.JobStoreTX | must be"
            + " io.sendonce.scheduler.store.ExclusiveJobStore or extend it: other stores overlap"
            + " exclusive jobs",
        "jobStore.class = io.sendonce.scheduler.store.ExclusiveJobstore | names a class that is not"
            + " on the class path; did you mean io.sendonce.scheduler.store.ExclusiveJobStore?",
        "jobStore.driverDelegateClass = org.quartz.impl.jdbcjobstore.StdJDBCDelegate | must be"
            + " org.quartz.impl.jdbcjobstore.PostgreSQLDelegate: the store brings its own form of"
            + " it",
        "jobStore.lockHandler.class = org.quartz.impl.jdbcjobstore.SimpleSemaphore | must be"
            + " org.quartz.impl.jdbcjobstore.StdRowLockSemaphore or extend it: locks in memory hold"
            + " back one node only",
        "jobStore.isClustered = false | must be true: a store that is not clustered takes the"
            + " others' jobs over",
        "jobStore.acquireTriggersWithinLock = false | must be true: without it two nodes fire the"
            + " same trigger",
        "jobStore.useProperties = false | must be true: job data stays readable, and loads after a"
            + " class changed",
        "jobStore.useDBLocks = false | must be true: locks in memory hold back one node only",
        "jobStore.txIsolationLevelSerializable = true | must be false: Quartz does not repeat what"
            + " it aborts",
        "jobStore.dontSetAutoCommitFalse = true | must be false: a row lock ends with its statement"
            + " otherwise",
        "jobStore.tablePrefix = QRTZ_; | must match [A-Za-z_][A-Za-z0-9_.]{0,40}",
        "threadPool.threadCount = 0 | must be a whole number from 1 to 500",
        "jobStore.clusterCheckinInterval = 3s | must be a whole number from 500 to 60000",
        "scheduler.idleWaitTime = 999 | must be a whole number from 1000 to 60000",
        "scheduler.instanceId = AUTO | is not set here: it is node.name of sendonce.properties",
        "scheduler.batchTriggerAcquisitionMaxCount = 17 | must be a whole number from 1 to 16, the"
            + " thread count",
      })
  void whatWouldBreakThePromisesIsRefused(String entry, String rule) {
    assertThat(problems("org.quartz." + entry))
        .isEqualTo(
            "config/quartz.properties has 1 problem:\n  line 1: org.quartz." + entry + " " + rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.quartz.jobstore.isclustered = true | org.quartz.jobstore.isclustered is not a setting;"
            + " did you mean org.quartz.jobStore.isClustered?",
        "org.quartz.threadPool.threadcount = 3 | org.quartz.threadPool.threadcount is not a"
            + " setting; did you mean org.quartz.threadPool.threadCount?",
        "quartz.threadPool.threadCount = 3 | quartz.threadPool.threadCount is not a setting of"
            + " Quartz; did you mean org.quartz.threadPool.threadCount?",
        "org.quartz.dataSource.x.URL = y | org.quartz.dataSource.x.URL is not used: connections"
            + " come from database.* in sendonce.properties",
      })
  void aMistypedOrUselessKeyIsRefused(String line, String problem) {
    assertThat(problems(line))
        .isEqualTo("config/quartz.properties has 1 problem:\n  line 1: " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.quartz.jobStore.graceOfOurOwnStore = 5",
        "org.quartz.plugin.history.class = org.quartz.plugins.history.LoggingJobHistoryPlugin",
        "org.quartz.context.key.color = red"
      })
  void aKeyOfSomebodysOwnClassIsLetThrough(String line) {
    assertThat(problems(line)).isEmpty();
  }

  @Test
  void anEmptyFileIsCompletedToASafeCluster() throws ConfigurationException {
    QuartzSettings quartz = directory.load().quartz();

    assertThat(quartz.entries())
        .containsAllEntriesOf(
            Map.of(
                "org.quartz.scheduler.instanceName", "sendonce",
                "org.quartz.scheduler.instanceId", "a",
                "org.quartz.jobStore.class", "io.sendonce.scheduler.store.ExclusiveJobStore",
                "org.quartz.jobStore.isClustered", "true",
                "org.quartz.jobStore.acquireTriggersWithinLock", "true",
                "org.quartz.jobStore.useProperties", "true",
                "org.quartz.jobStore.dataSource", "sendonce-a",
                "org.quartz.plugin.jobs.class", "io.sendonce.scheduler.plugin.JobsFromProperties",
                "org.quartz.plugin.jobs.file", path.resolve("jobs.properties").toString()));
    assertThat(quartz.jobsGroup()).isEqualTo("sendonce");
    assertThat(quartz.threads()).isEqualTo(16);
  }

  @Test
  void thePluginsFileIsFoundBesideTheSettings() throws ConfigurationException {
    directory
        .without("jobs.properties")
        .write("mine.properties", "")
        .write(
            "quartz.properties",
            """
            org.quartz.plugin.mine.class = io.sendonce.scheduler.plugin.JobsFromProperties
            org.quartz.plugin.mine.file = mine.properties
            org.quartz.plugin.mine.group = mine
            """);

    assertThat(directory.load().quartz().jobsGroup()).isEqualTo("mine");
    assertThat(directory.load().jobsFile()).isEqualTo(path.resolve("mine.properties"));
    assertThat(directory.load().quartz().entries())
        .containsEntry("org.quartz.plugin.mine.file", path.resolve("mine.properties").toString())
        .doesNotContainKey("org.quartz.plugin.jobs.class");
  }

  private String problems(String line) {
    return directory.write("quartz.properties", line + "\n").problems();
  }
}
