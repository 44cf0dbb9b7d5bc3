package io.sendonce.jobs.incidents.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Recipient;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.Source;
import io.sendonce.jobs.incidents.Tally;
import io.sendonce.jobs.incidents.file.CauseHint.Cause;
import io.sendonce.jobs.incidents.file.Incidents.Closing;
import io.sendonce.jobs.incidents.file.Incidents.NoteKind;
import io.sendonce.jobs.incidents.file.Incidents.Subject;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.Repeats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentsTest {

  private static final Actor OTTO = Actor.atConsole("otto", "127.0.0.1");
  private static final Subject MORNING = new Subject("Monday morning", Searched.OUR_RECORDS);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private @Nullable Repeats repeats;

  @BeforeEach
  void anAccount() {
    repeats = new Repeats(database);
  }

  @Test
  void theIncidentIsFourPeopleAndSixExtraMessages() {
    repeats().incident();
    assertThat(open()).isEqualTo(new Opening.Opened(1, 0));
    IncidentFile file = file(1);
    assertThat(file.incident().sentence())
        .isEqualTo(
            "4 people got 6 extra messages between 2026-03-02T10:31:02Z and 2026-03-02T10:34:11Z.");
    assertThat(Tally.of(file.repeats())).isEqualTo(new Tally(4, 6));
    assertThat(file.repeats())
        .extracting(each -> each.to().person() + " " + each.span().orElseThrow().toSeconds())
        .containsExactly("person-1 12", "person-2 10", "person-3 17", "person-4 9");
    assertThat(file.affected().get(0).textHash()).hasSize(64);
    assertThat(file.hints())
        .extracting(hint -> hint.cause() + " " + hint.cases())
        .containsExactly("NOT_OURS 4");
    assertThat(file.timeline()).hasSize(10).allMatch(each -> each.kind().equals("copy"));
    assertThat(file.text())
        .contains("Incident 1: Monday morning", "4 people got 6 extra messages", "m-person-1-12")
        .doesNotContain("Hello");
    assertThat(audit()).containsExactly("open incident incident 1 done");
  }

  @Test
  void whatIsOpenIsNotOpenedAgainAndGrows() {
    repeats().incident();
    open();
    assertThat(open()).isEqualTo(new Opening.AlreadyOpen(List.of(1L)));
    assertThat(database.strings("SELECT title FROM incidents")).hasSize(1);
    repeats().echo("person-2", 75);
    repeats().echo("person-5", 244);
    assertThat(open()).isEqualTo(new Opening.Opened(2, 4));
    assertThat(file(1).incident().counts()).isEqualTo("4 people got 7 extra messages");
    assertThat(file(2).incident().counts()).isEqualTo("1 person got 1 extra message");
    assertThat(incidents().list(false, 10)).extracting(Incident::id).containsExactly(2L, 1L);
  }

  @Test
  void nothingIsOpenedWhereNobodyGotAnythingTwice() {
    assertThat(open()).isEqualTo(new Opening.NothingFound());
    assertThat(audit()).containsExactly("open incident incidents refused");
  }

  /** Both have looked before either has written: the key decides, and the second looks again. */
  @Test
  void ofTwoWhoOpenOneAtTheSameMomentOneDoes() throws Exception {
    repeats().incident();
    List<Repeat> found = found();
    try (Handle other = Jdbi.open(database.dataSource())) {
      other.begin();
      other.execute("LOCK TABLE incidents IN SHARE ROW EXCLUSIVE MODE");
      CompletableFuture<Opening> one = opening(found);
      CompletableFuture<Opening> two = opening(found);
      awaitWaiters(2);
      other.commit();
      assertThat(List.of(one.get(), two.get()))
          .filteredOn(each -> each instanceof Opening.Opened)
          .hasSize(1);
    }
    assertThat(database.strings("SELECT title FROM incidents")).hasSize(1);
    assertThat(incidents().list(true, 10).get(0).extra()).isEqualTo(6);
  }

  @Test
  void theWatchKeepsOneIncidentForABadHour() {
    repeats().person("person-1", "Bela Quist", 0, 5, 12);
    incidents().record(found(), "node-a");
    incidents().record(found(), "node-b");
    repeats().person("person-2", "Cora Lind", 60, 70);
    incidents().record(found(), "node-b");
    assertThat(incidents().list(true, 10)).hasSize(1);
    Incident only = incidents().list(true, 10).get(0);
    assertThat(only.counts()).isEqualTo("2 people got 3 extra messages");
    assertThat(only.openedBy()).isEqualTo("the watch of node-a");
    database.forge("UPDATE incident_repeats SET added_at = added_at - interval '61 min'");
    repeats().person("person-3", "Dario Voss", 120, 129);
    incidents().record(found(), "node-a");
    assertThat(incidents().list(true, 10)).extracting(Incident::people).containsExactly(1L, 2L);
    assertThat(audit()).isEmpty();
  }

  @Test
  void whatIsClosedComesBackOnlyWithACopyThatNobodyHasJudged() {
    repeats().person("person-1", "Bela Quist", 0, 5);
    incidents().record(found(), "node-a");
    assertThat(incidents().close(1, "a second program", OTTO)).isEqualTo(Closing.CLOSED);
    assertThat(incidents().close(1, "again", OTTO)).isEqualTo(Closing.WAS_CLOSED);
    assertThat(incidents().close(7, "x", OTTO)).isEqualTo(Closing.NO_SUCH_INCIDENT);
    incidents().record(found(), "node-a");
    assertThat(incidents().list(true, 10)).hasSize(1);
    repeats().echo("person-1", 12);
    incidents().record(found(), "node-a");
    assertThat(incidents().list(true, 10)).extracting(Incident::extra).containsExactly(2L, 1L);
    assertThat(file(1).incident().conclusion()).isEqualTo("a second program");
    incidents().close(2, "the same program", OTTO);
    assertThat(open()).as("a person may open it again").isEqualTo(new Opening.Opened(3, 0));
    assertThat(audit())
        .containsExactly(
            "close incident incident 1 done",
            "close incident incident 1 refused",
            "close incident incident 7 refused",
            "close incident incident 2 done",
            "open incident incident 3 done");
  }

  @Test
  void evidenceOnlyGrowsAndAConclusionIsWrittenOnce() {
    repeats().incident();
    open();
    incidents().note(1, NoteKind.TOLD, "the five of them by phone", OTTO);
    assertThat(incidents().note(7, NoteKind.NOTE, "x", OTTO)).isFalse();
    assertThat(file(1).notes()).extracting(IncidentFile.Note::kind).containsExactly("told");
    for (String change :
        List.of(
            "DELETE FROM incidents",
            "UPDATE incidents SET title = 'x'",
            "DELETE FROM incident_repeats",
            "UPDATE incident_repeats SET person = 'x'",
            "UPDATE incident_repeats SET account_id = 2",
            "DELETE FROM incident_copies",
            "UPDATE incident_copies SET sent_at = now()",
            "DELETE FROM incident_notes",
            "TRUNCATE incident_notes")) {
      assertThat(database.refusal(change).message()).as(change).contains("is refused");
    }
    database.run("UPDATE incident_repeats SET person = NULL");
    assertThat(file(1).repeats().get(0).to().person()).isEqualTo("erased");
    assertThat(file(1).incident().people()).isEqualTo(4);
    incidents().close(1, "done", OTTO);
    assertThat(database.refusal("UPDATE incidents SET conclusion = 'x'").message())
        .contains("a conclusion is written once");
  }

  @Test
  void theTimelineTellsOfClaimsPeopleNodesAndDeploys() {
    Messages messages = new Messages(database);
    long prospect = database.prospect(repeats().campaign(), "person-9");
    for (int step : List.of(1, 2)) {
      long id =
          database.value(
              Long.class,
              "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
                  + " VALUES (?, ?, ?, ?, 'Hello', date_trunc('day', now())) RETURNING id",
              repeats().campaign(),
              prospect,
              repeats().account(),
              step);
      messages.settle(messages.claimOf(id), Fate.sent(new Receipt("m" + step, "chat-1")));
    }
    database.run(
        "INSERT INTO alerts (condition, subject, severity, detail, opened_at, last_seen_at)"
            + " VALUES ('node-late', 'node node-a', 'error', 'silent for 30 s', clock_timestamp(), clock_timestamp())");
    database.run(
        "INSERT INTO sendonce_jobs_files (scheduler_name, job_group, generation, fingerprint, applied_by, summary)"
            + " VALUES ('sendonce', 'sendonce', 2, 'x', 'node-a', '1 job changed')");
    database.run(
        "INSERT INTO audit_log (actor, via, action, subject, reason, outcome)"
            + " VALUES ('ada', 'console', 'pause', 'account 1', 'wrong text', 'done'), ('ada', 'console', 'sign in', 'console', NULL, 'done')");
    database.run(
        "INSERT INTO job_runs (scheduler_name, node, job_group, job_name, trigger_group, trigger_name, ended_at, outcome, error)"
            + " VALUES ('sendonce', 'node-a', 'g', 'send-0', 'g', 't', now(), 'failed', 'lost touch')");
    open();
    IncidentFile file = file(1);
    assertThat(file.hints())
        .extracting(CauseHint::cause)
        .contains(Cause.DIFFERENT_KEYS, Cause.LATE_NODE)
        .doesNotContain(Cause.NOT_OURS);
    assertThat(file.affected().get(0).messages()).containsExactly(1L, 2L);
    assertThat(file.timeline())
        .extracting(each -> each.kind() + " " + each.about() + ": " + each.detail())
        .anyMatch(
            line ->
                line.matches("attempt message 1: claimed by node-a as attempt 1, lease until .*Z"))
        .anyMatch(line -> line.startsWith("attempt message 1: attempt 1 of node-a settled: sent"))
        .anyMatch(line -> line.startsWith("state message 2: processing to sent, by "))
        .contains(
            "alert node node-a: error, node-late: silent for 30 s",
            "deploy jobs file: generation 2 applied by node-a: 1 job changed",
            "person account 1: ada: pause, because wrong text",
            "run job send-0: failed on node-a: lost touch")
        .anyMatch(line -> line.startsWith("copy person person-9: got message id m1"))
        .noneMatch(line -> line.contains("sign in"));
    assertThat(file.timeline()).extracting(IncidentFile.Entry::at).isSorted();
  }

  @Test
  void aForeignTablesDuplicateIsTakenAsItIs() {
    Instant at = Repeats.START;
    Repeat foreign =
        new Repeat(
            new Recipient(null, "7", "4711", "Name"),
            "Hello",
            List.of(new Copy("1", at), new Copy("1", at), new Copy("2", at.plusSeconds(9))),
            Set.of(Source.TABLE));
    assertThat(incidents().open(new Subject("old", Searched.FOREIGN_TABLE), List.of(foreign), OTTO))
        .isEqualTo(new Opening.Opened(1, 0));
    IncidentFile file = file(1);
    assertThat(file.incident().extra()).isEqualTo(2);
    assertThat(file.affected().get(0).isOurs()).isFalse();
    assertThat(file.hints()).extracting(CauseHint::cause).containsExactly(Cause.FOREIGN_TABLE);
  }

  private Repeats repeats() {
    return Objects.requireNonNull(repeats);
  }

  private Incidents incidents() {
    return new Incidents(database.statements());
  }

  private Opening open() {
    return incidents().open(MORNING, found(), OTTO);
  }

  private CompletableFuture<Opening> opening(List<Repeat> found) {
    return CompletableFuture.supplyAsync(() -> incidents().open(MORNING, found, OTTO));
  }

  private IncidentFile file(long id) {
    return incidents().file(id, "sendonce").orElseThrow();
  }

  private List<Repeat> found() {
    return new Duplicates(database.statements())
        .find(new Search(Duration.ofHours(1), null, null, null));
  }

  private List<String> audit() {
    return database.strings(
        "SELECT action || ' ' || subject || ' ' || outcome FROM audit_log ORDER BY id");
  }

  private void awaitWaiters(int count) {
    org.awaitility.Awaitility.await()
        .until(
            () ->
                database.value(
                        Long.class,
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                    == count);
  }
}
