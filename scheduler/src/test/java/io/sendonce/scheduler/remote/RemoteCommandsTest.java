package io.sendonce.scheduler.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.history.JobRun;
import io.sendonce.scheduler.history.RunHistory;
import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for at one place and done at another, in a real cluster. */
@Timeout(120)
class RemoteCommandsTest {

  @RegisterExtension
  static final TestDatabase DATABASE =
      TestDatabase.migrated("sendonce", empty -> Schema.of(empty).migrate("sendonce"));

  private static final Duration ENOUGH = Duration.ofSeconds(30);
  private static final Actor OTTO = Actor.atConsole("otto", "127.0.0.1");
  private static final RemoteCommand.Key ASKED = new RemoteCommand.Key("sendonce", "asked");
  private static final RemoteCommand.Key CLOCK = new RemoteCommand.Key("sendonce", "clock");
  private static final String JOBS =
      """
      job.asked.class = io.sendonce.scheduler.remote.AskedJob
      job.asked.every = 1h
      job.asked.data.mood = calm
      job.clock.class = io.sendonce.scheduler.remote.AskedJob$Deaf
      job.clock.cron = 0 0 3 1 1 ? 2098
      job.clock.zone = Europe/Paris
      """;

  @TempDir Path directory;

  private final ClusterDatabase cluster = ClusterDatabase.of(DATABASE);
  private final AskedJob.Seen seen = new AskedJob.Seen();
  private final List<AskedNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AskedNode node : nodes) {
      node.stop();
    }
  }

  @Test
  void aTriggerIsPausedAndResumedAndTheTrailHasBeforeAndAfter() throws Exception {
    start("a");
    RemoteCommand paused = ended(commands().ask(RemoteAction.PAUSE_TRIGGER, CLOCK, OTTO, "why"));

    assertThat(paused.standing()).isEqualTo("done: paused");
    assertThat(paused.takenBy()).isEqualTo("a");
    assertThat(stateOf("clock")).isEqualTo("PAUSED");
    ended(commands().ask(RemoteAction.RESUME_TRIGGER, CLOCK, OTTO, "because"));
    assertThat(stateOf("clock")).isEqualTo("WAITING");
    AuditTrail.Entry entry = new AuditTrail(database()).page(null, "otto", null, 10).get(1);
    assertThat(entry)
        .extracting(
            AuditTrail.Entry::action,
            AuditTrail.Entry::subject,
            AuditTrail.Entry::reason,
            AuditTrail.Entry::outcome,
            AuditTrail.Entry::before,
            AuditTrail.Entry::after)
        .containsExactly(
            "pause", "trigger sendonce.clock", "why", "done", "waiting for its time", "paused");
  }

  @Test
  void eachOfManyCommandsIsExecutedByOneNodeOnce() throws Exception {
    start("a");
    start("b");
    await().atMost(ENOUGH).until(() -> seen.runs.size() == 1);
    for (int i = 0; i < 20; i++) {
      commands().run(ASKED, Map.of("mood", "run " + i), OTTO, "again");
    }
    await().atMost(ENOUGH).until(() -> seen.runs.size() >= 21);
    await()
        .atMost(ENOUGH)
        .until(() -> commands().latest(null, 30).stream().allMatch(RemoteCommand::isEnded));
    assertThat(seen.runs).hasSize(21);
    assertThat(seen.runs.stream().map(run -> run.replaceAll(" on .*", ""))).doesNotHaveDuplicates();
  }

  @Test
  void aRunIsInterruptedOnTheNodeThatHasIt() throws Exception {
    start("a");
    start("b");
    await().atMost(ENOUGH).until(() -> seen.runs.size() == 1);
    ended(commands().run(ASKED, Map.of("mood", "waiting"), OTTO, "a long one"));
    await().atMost(ENOUGH).until(() -> seen.runs.size() == 2);
    String[] run =
        text("SELECT entry_id || ' ' || instance_name FROM qrtz_fired_triggers").split(" ", 2);
    String elsewhere = run[1].equals("a") ? "b" : "a";

    RemoteCommand wrong = ended(commands().interrupt(ASKED, run[0], elsewhere, OTTO, "stop"));
    RemoteCommand right = ended(commands().interrupt(ASKED, run[0], run[1], OTTO, "stop"));

    assertThat(wrong.standing()).isEqualTo("refused: run " + run[0] + " is not running any more");
    assertThat(right.takenBy()).isEqualTo(run[1]);
    assertThat(right.outcome()).isEqualTo("done");
    await().atMost(ENOUGH).until(() -> seen.runs.contains("interrupted"));
  }

  @Test
  void aTriggerInErrorWaitsAgainAfterAReset() throws Exception {
    start("a");
    RemoteCommand early = ended(commands().ask(RemoteAction.RESET_TRIGGER, CLOCK, OTTO, "x"));
    assertThat(early.standing()).isEqualTo("refused: it is not in error, but waiting for its time");
    cluster.execute(
        "UPDATE qrtz_triggers SET trigger_state = 'ERROR' WHERE trigger_name = 'clock'");
    ended(commands().ask(RemoteAction.RESET_TRIGGER, CLOCK, OTTO, "class is back"));
    assertThat(stateOf("clock")).isEqualTo("WAITING");
  }

  @Test
  void aScheduleIsChangedAndTheTriggerStaysPausedAndKeepsItsKind() throws Exception {
    start("a");
    ended(commands().ask(RemoteAction.PAUSE_TRIGGER, ASKED, OTTO, "first"));
    RemoteCommand changed =
        ended(commands().reschedule(ASKED, NewSchedule.read("every 5m"), OTTO, "slower"));
    assertThat(changed.standing()).isEqualTo("done: every 5m");
    assertThat(stateOf("asked")).isEqualTo("PAUSED");
    assertThat(text("SELECT repeat_interval FROM qrtz_simple_triggers")).isEqualTo("300000");

    RemoteCommand cron =
        ended(
            commands()
                .reschedule(CLOCK, NewSchedule.read("cron 0 30 4 * * ? in UTC"), OTTO, "daily"));
    assertThat(cron.standing()).isEqualTo("done: cron 0 30 4 * * ? in UTC");
    RemoteCommand refused =
        ended(commands().reschedule(CLOCK, NewSchedule.read("every 5m"), OTTO, "often"));
    assertThat(refused.standing())
        .isEqualTo("refused: a trigger keeps its kind: sendonce.clock is of kind cron");
    assertThat(text("SELECT count(*) FROM qrtz_triggers")).isEqualTo("2");
    stop();
    nodes.clear();
    start("b");
    assertThat(text("SELECT repeat_interval FROM qrtz_simple_triggers"))
        .as("after the same jobs file was applied again")
        .isEqualTo("300000");
    assertThat(text("SELECT cron_expression FROM qrtz_cron_triggers")).isEqualTo("0 30 4 * * ?");
    assertThat(stateOf("asked")).isEqualTo("PAUSED");
  }

  @Test
  void whatIsNotThereIsRefusedWithItsName() throws Exception {
    start("a");
    RemoteCommand.Key nowhere = new RemoteCommand.Key("sendonce", "nowhere");
    assertThat(ended(commands().ask(RemoteAction.PAUSE_TRIGGER, nowhere, OTTO, "x")).standing())
        .isEqualTo("refused: there is no trigger sendonce.nowhere");
    assertThat(ended(commands().run(nowhere, Map.of(), OTTO, "x")).standing())
        .isEqualTo("refused: there is no job sendonce.nowhere");
  }

  @Test
  void aCommandThatNoNodeTakesInTimeExpiresAndIsNotDoneLater() throws Exception {
    long id = commands().ask(RemoteAction.PAUSE_TRIGGER, ASKED, OTTO, "nobody there");
    assertThat(commands().find(id).orElseThrow().standing()).isEqualTo("waits for a node");
    cluster.execute("UPDATE remote_commands SET expires_at = clock_timestamp()");

    assertThat(commands().find(id).orElseThrow().standing())
        .isEqualTo("expired: no node took it in time: is one alive?");
    commands().ask(RemoteAction.PAUSE_TRIGGER, CLOCK, OTTO, "nobody looked at it either");
    cluster.execute("UPDATE remote_commands SET expires_at = clock_timestamp()");
    start("a");
    long later = commands().run(ASKED, Map.of(), OTTO, "after it");
    // By SQL: whoever looks by the way of a console ends what has expired.
    await()
        .atMost(ENOUGH)
        .until(
            () ->
                text("SELECT outcome IS NOT NULL FROM remote_commands WHERE id = " + later)
                    .equals("t"));
    assertThat(stateOf("asked")).isNotEqualTo("PAUSED");
    assertThat(stateOf("clock")).isEqualTo("WAITING");
    assertThat(text("SELECT count(*) FROM audit_log WHERE outcome = 'refused'")).isEqualTo("1");
  }

  @Test
  void theHistoryHasWhatFailedWithItsErrorAndItsNode() throws Exception {
    RunHistory.Job asked = new RunHistory.Job("sendonce", "asked");
    RunHistory.Job clock = new RunHistory.Job("sendonce", "clock");
    RunHistory history = new RunHistory(database(), "sendonce");
    start("a");
    commands().run(ASKED, Map.of("mood", "failing"), OTTO, "to see it fail");
    commands().run(CLOCK, Map.of(), OTTO, "to see it fail quietly");
    await().atMost(ENOUGH).until(() -> history.page(null, asked, true, 10).size() == 1);
    await().atMost(ENOUGH).until(() -> history.page(null, clock, true, 10).size() == 1);
    List<JobRun> troubled = history.page(null, null, true, 10);
    assertThat(troubled)
        .extracting(JobRun::jobName, JobRun::node, JobRun::outcome, JobRun::error)
        .containsExactlyInAnyOrder(
            tuple("asked", "a", "failed", "java.lang.IllegalStateException: out of paper"),
            tuple("clock", "a", "failed", "java.lang.IllegalStateException: caught by itself"));
    assertThat(history.page(null, asked, false, 10))
        .extracting(JobRun::outcome)
        .contains("done", "failed");
    assertThat(troubled).allSatisfy(run -> assertThat(run.took()).isPresent());
  }

  private void start(String name) throws Exception {
    nodes.add(new AskedNode(cluster.configuration(directory, name, JOBS), seen));
  }

  private Database database() {
    return Database.over(DATABASE.dataSource());
  }

  private RemoteCommands commands() {
    return new RemoteCommands(database(), "sendonce");
  }

  private RemoteCommand ended(long id) {
    return await()
        .atMost(ENOUGH)
        .until(() -> commands().find(id).orElseThrow(), RemoteCommand::isEnded);
  }

  private String stateOf(String trigger) {
    return text("SELECT trigger_state FROM qrtz_triggers WHERE trigger_name = '" + trigger + "'");
  }

  private String text(String sql) {
    return cluster.rows(sql).get(0);
  }
}
