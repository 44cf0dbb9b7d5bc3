package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.listeners.SchedulerListenerSupport;

@Timeout(60)
class ReloadTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final String NAMES = "SELECT job_name FROM qrtz_job_details ORDER BY 1";

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  @Test
  void aChangedFileIsTakenOverWhileTheNodeRuns() throws Exception {
    try (Applied node = watching(job("a"))) {
      Files.writeString(node.file(), job("a") + job("b"));

      await().until(() -> database.rows(NAMES).equals(List.of("a", "b")));
    }
  }

  @Test
  void aBadFileLeavesTheOldJobsAndIsToldOnceForEachContent() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    try (LogLines log = new LogLines();
        Applied node = watching(job("a"))) {
      node.scheduler().getListenerManager().addSchedulerListener(new Listener(told));

      Files.writeString(node.file(), job("a").replace("1h", "soon") + "job.b.every = 1s\n");
      await().until(() -> log.at(Level.ERROR).size() == 1);
      Files.writeString(node.file(), "job.c.class = gone.Job\njob.c.every = 1s\n");
      await().until(() -> log.at(Level.ERROR).size() == 2);
      assertThat(database.rows(NAMES)).containsExactly("a");
      Files.writeString(node.file(), job("d"));
      await().until(() -> database.rows(NAMES).equals(List.of("d")));
      await().until(() -> log.at(Level.INFO).contains("the jobs file is good again and in use"));

      assertThat(log.at(Level.ERROR)).hasSize(2).isEqualTo(told);
      assertThat(log.at(Level.ERROR).get(0))
          .startsWith("the changed jobs file is not used, the old jobs go on:\n")
          .contains("jobs.properties has 2 problems:\n  line 2: job.a.every = soon must be")
          .contains("\n  line 3: job.b.class is missing");
      assertThat(log.at(Level.ERROR).get(1)).contains("line 1: job.c.class = gone.Job is not on");
    }
  }

  @Test
  void aFileThatIsTakenAwayLeavesTheJobs() throws Exception {
    try (LogLines log = new LogLines();
        Applied node = watching(job("a"))) {
      Files.delete(node.file());

      await().until(() -> log.at(Level.ERROR).size() == 1);
      assertThat(log.at(Level.ERROR).get(0)).contains("the file is missing");
      assertThat(database.rows(NAMES)).containsExactly("a");
    }
  }

  /** As Kubernetes does it with a volume: the link's own time stamp says nothing. */
  @Test
  void aLinkThatIsTurnedToAnotherFileIsSeen() throws Exception {
    try (Applied node = new Applied(database, directory, "a", job("a"), NOON)) {
      Path first = Files.writeString(directory.resolve("first"), job("a"));
      Path second = Files.writeString(directory.resolve("second"), job("b"));
      Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
      Files.delete(node.file());
      Files.createSymbolicLink(node.file(), first);
      node.plugin().setReload("100ms");
      node.apply();

      Files.delete(node.file());
      Files.createSymbolicLink(node.file(), second);

      await().until(() -> database.rows(NAMES).equals(List.of("b")));
    }
  }

  /** Another node took this one for dead, applied a file and cleared up. */
  @Test
  void aJobOfThisNodeThatIsGoneComesBack() throws Exception {
    try (Applied node = watching(job("a") + "job.a.each-node = true\n")) {
      node.scheduler().deleteJob(new JobKey("a@a", "sendonce"));

      await().until(() -> database.rows(NAMES).equals(List.of("a@a")));
    }
  }

  @Test
  void whenTheStoreFailsTheSameContentIsTriedAgain() throws Exception {
    try (LogLines log = new LogLines();
        Applied node = watching(job("a"))) {
      database.execute("ALTER TABLE qrtz_triggers RENAME TO hidden");
      Files.writeString(node.file(), job("b"));
      await().until(() -> !log.at(Level.WARN).isEmpty());
      database.execute("ALTER TABLE hidden RENAME TO qrtz_triggers");

      await().until(() -> database.rows(NAMES).equals(List.of("b")));
      assertThat(log.at(Level.WARN)).hasSize(1);
    }
  }

  @Test
  void zeroTurnsItOffAndAWrongValueIsNamed() throws Exception {
    try (Applied node = new Applied(database, directory, "a", job("a"), NOON)) {
      node.apply();
      assertThat(threads()).isEmpty();
    }
    try (Applied node = new Applied(database, directory, "a", job("a"), NOON)) {
      node.plugin().setReload("often");
      assertThatThrownBy(node::apply)
          .hasMessage(
              "org.quartz.plugin.jobs.reload = often must be a duration from 100ms to 1d, or 0 for"
                  + " never");
    }
  }

  @Test
  void theThreadEndsWithTheScheduler() throws Exception {
    try (Applied node = watching(job("a"))) {
      assertThat(node).isNotNull();
      assertThat(threads()).hasSize(1);
    }
    assertThat(threads()).isEmpty();
  }

  private Applied watching(String jobs) throws Exception {
    Applied node = new Applied(database, directory, "a", jobs, NOON);
    node.plugin().setReload("100ms");
    return node.apply();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.equals("jobs-file-watch"))
        .toList();
  }

  private static String job(String name) {
    return "job.%1$s.class = io.sendonce.scheduler.plugin.AnyJob\njob.%1$s.every = 1h\n"
        .formatted(name);
  }

  /** What an alarm would be made of. */
  private static final class Listener extends SchedulerListenerSupport {
    private final List<String> told;

    Listener(List<String> told) {
      this.told = told;
    }

    @Override
    public void schedulerError(String text, SchedulerException cause) {
      told.add(text);
      throw new IllegalStateException("a listener that throws harms nobody");
    }
  }
}
