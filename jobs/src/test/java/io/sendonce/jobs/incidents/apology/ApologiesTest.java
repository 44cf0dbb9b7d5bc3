package io.sendonce.jobs.incidents.apology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.apology.Apologies.Change;
import io.sendonce.jobs.incidents.apology.Apologies.Wish;
import io.sendonce.jobs.incidents.apology.Draft.Standing;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.incidents.file.Searched;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApologiesTest {

  private static final Actor ADA = Actor.atConsole("ada", "127.0.0.1");

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private @Nullable Repeats repeats;

  @BeforeEach
  void theIncident() {
    repeats = new Repeats(database);
    repeats().incident();
    open();
  }

  @Test
  void byTheRuleThereIsNoneForTwoCopiesAndOneForThree() {
    assertThat(standings())
        .containsExactly(
            "person-1 READY by the rule",
            "person-3 READY by the rule",
            "person-2 NOT_WANTED one message too many: by the rule none",
            "person-4 NOT_WANTED one message too many: by the rule none");
    assertThat(plan(1).drafts().get(0).text())
        .startsWith("Hello Bela Quist, a fault on our side sent you the same message 3 times.");
    assertThat(plan(1).drafts().toString()).doesNotContain("Bela").doesNotContain("fault");
    assertThat(apologies().plan(7)).isEmpty();
  }

  @Test
  void everyoneIsSwitchedAndWrittenToByHand() {
    assertThat(change("person-1", false, null)).isEqualTo(Change.CHANGED);
    assertThat(change("person-2", true, "Dear Cora, sorry.")).isEqualTo(Change.CHANGED);
    assertThat(change("person-3", null, plan(1).drafts().get(1).text())).isEqualTo(Change.CHANGED);
    assertThat(change("person-4", true, "Dear {{name}}")).isEqualTo(Change.CHANGED);
    assertThat(change("person-5", true, "x")).isEqualTo(Change.NOT_CHANGEABLE);
    assertThat(standings())
        .containsExactly(
            "person-1 NOT_WANTED switched off",
            "person-3 READY by the rule",
            "person-2 READY switched on",
            "person-4 BLOCKED {{name}} cannot be filled in: write this text by hand");
    assertThat(database.strings("SELECT person FROM apology_drafts WHERE text IS NULL ORDER BY 1"))
        .as("the template's text is nobody's own")
        .containsExactly("person-1", "person-3");
    assertThat(apologies().changeText(1, "Sorry, {{name}}.", ADA)).isEqualTo(Change.CHANGED);
    assertThat(plan(1).ready())
        .extracting(Draft::text)
        .containsExactly("Sorry, Dario Voss.", "Dear Cora, sorry.");
    assertThat(
            database.strings("SELECT coalesce(before, '') || coalesce(after, '') FROM audit_log"))
        .noneMatch(line -> line.contains("sorry") || line.contains("Cora"));
    approve(1);
    assertThat(database.strings("SELECT message FROM send_queue ORDER BY message"))
        .containsExactly("Dear Cora, sorry.", "Sorry, Dario Voss.");
    assertThat(change("person-2", false, null)).isEqualTo(Change.NOT_CHANGEABLE);
  }

  @Test
  void whatIsApprovedIsSentOnceByTheQueueIntoTheSameChat() {
    database.run(
        "UPDATE linkedin_accounts SET paused_at = now(), resumes = 'by_person' WHERE id = ?",
        repeats().account());
    assertThat(approve(1)).isEqualTo(new Approving.Approved(List.of(1L, 2L)));
    Messages messages = new Messages(database);
    assertThat(messages.claim().claims()).as("the account is paused").isEmpty();
    database.run(
        "UPDATE linkedin_accounts SET paused_at = NULL, resumes = NULL, pause_reason = NULL");
    Claim claim = messages.claimOne();
    assertThat(claim.queueId()).isEqualTo(1);
    assertThat(plan(1).drafts().get(0).approval()).extracting("status").isEqualTo("processing");
    messages.settle(claim, Messages.sent(1));
    Draft told = plan(1).drafts().get(0);
    assertThat(told.stands()).isEqualTo(Standing.APPROVED);
    assertThat(Objects.requireNonNull(told.approval()).status()).isEqualTo("sent");
    assertThat(Objects.requireNonNull(told.approval()).sentAt()).isNotNull();
    assertThat(database.value(String.class, "SELECT person FROM linkedin_messages"))
        .isEqualTo("person-1");
  }

  @Test
  void anotherMessageInAnApologysPlaceIsNotTakenForIt() {
    database.run(
        "INSERT INTO campaigns (code, name) VALUES ('sendonce Apologies, incident 1', 'by hand')");
    database.run(
        """
        INSERT INTO campaign_prospects (campaign_id, provider_id, name)
        SELECT max(id), 'person-1', 'Bela Quist' FROM campaigns
        """);
    database.run(
        """
        INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)
        SELECT campaign_id, id, ?, 1, 'Something else' FROM campaign_prospects ORDER BY id DESC LIMIT 1
        """,
        repeats().account());
    assertThat(approve(1))
        .isEqualTo(new Approving.Refused("message 1 has another text in this apology's place"));
    assertThat(queued()).isOne();
    assertThat(database.value(Long.class, "SELECT count(*) FROM apologies")).isZero();
  }

  @Test
  void approvingAgainOrAtTwoConsolesQueuesNoSecondOne() throws Exception {
    String seen = plan(1).seen();
    List<CompletableFuture<Approving>> both;
    try (Handle other = Jdbi.open(database.dataSource())) {
      other.begin();
      other.execute("SELECT pg_advisory_xact_lock(7236457220318)");
      both = List.of(approving(1, seen), approving(1, seen));
      awaitWaiters();
      other.commit();
    }
    assertThat(List.of(both.get(0).get(), both.get(1).get()))
        .containsExactlyInAnyOrder(
            new Approving.Approved(List.of(1L, 2L)), new Approving.ChangedMeanwhile());
    assertThat(apologies().approve(1, seen, "again", ADA))
        .isEqualTo(new Approving.ChangedMeanwhile());
    assertThat(approve(1)).isEqualTo(new Approving.NothingReady());
    assertThat(queued()).isEqualTo(2);
    assertThat(
            database.strings(
                "SELECT outcome FROM audit_log WHERE action = 'approve apologies' ORDER BY id"))
        .containsOnlyOnce("done")
        .hasSize(4);
  }

  @Test
  void onlyTheTextThatWasSeenIsApproved() {
    String seen = plan(1).seen();
    change("person-1", true, "Dear Bela, something else.");
    assertThat(apologies().approve(1, seen, "sorry", ADA))
        .isEqualTo(new Approving.ChangedMeanwhile());
    assertThat(queued()).isZero();
    seen = plan(1).seen();
    change("person-4", true, null);
    assertThat(apologies().approve(1, seen, "one more", ADA))
        .isEqualTo(new Approving.ChangedMeanwhile());
    assertThat(queued()).isZero();
  }

  @Test
  void anotherIncidentOfTheSameCopiesSendsNoSecondApology() {
    approve(1);
    close(1);
    open();
    assertThat(standings(2))
        .contains("person-1 LEFT_OUT they were told sorry for it in incident 1");
    repeats().echo("person-1", 20);
    open();
    assertThat(standings(2))
        .as("nor does a further copy of it")
        .anyMatch(it -> it.startsWith("person-1 LEFT_OUT"));
    change(2, "person-1", true, "Sorry again");
    assertThat(approve(2)).isEqualTo(new Approving.NothingReady());
    assertThat(queued()).isEqualTo(2);
  }

  /** One after the other in the queue's turn; behind that stands the key of the copies. */
  @Test
  void ofTwoIncidentsOfOneDuplicateOneSaysSorry() throws Exception {
    database.forge("DELETE FROM incident_holds");
    database.forge("UPDATE incidents SET closed_at = now(), closed_by = 'x', conclusion = 'x'");
    open();
    database.forge("UPDATE incidents SET closed_at = NULL, closed_by = NULL, conclusion = NULL");
    List<CompletableFuture<Approving>> both;
    try (Handle other = Jdbi.open(database.dataSource())) {
      other.begin();
      other.execute("SELECT pg_advisory_xact_lock(7236457220318)");
      both = List.of(approving(1, plan(1).seen()), approving(2, plan(2).seen()));
      awaitWaiters();
      assertThat(
              database.value(
                  Long.class,
                  "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
          .isEqualTo(2);
      other.commit();
    }
    assertThat(List.of(both.get(0).get(), both.get(1).get()))
        .filteredOn(each -> each instanceof Approving.Approved)
        .hasSize(1);
    assertThat(queued()).isEqualTo(2);
    assertThat(
            database
                .refusal(
                    "INSERT INTO apology_copies (copy_key, apology_id) SELECT copy_key, 1 FROM apology_copies")
                .state())
        .isEqualTo("23505");
  }

  @Test
  void theQueueItselfKnowsTheApologyEvenIfTheseTablesAreLost() {
    approve(1);
    database.forge("DELETE FROM apology_copies");
    database.forge("DELETE FROM apologies");
    assertThat(approve(1)).isEqualTo(new Approving.Approved(List.of(1L, 2L)));
    assertThat(queued()).isEqualTo(2);
  }

  @Test
  void whoAnsweredOrOptedOutIsLeftOutBeforeAndAfterTheApproval() {
    stop("person-1", "replied");
    assertThat(standings()).contains("person-1 LEFT_OUT nothing more may go to them: replied");
    assertThat(approve(1)).isEqualTo(new Approving.Approved(List.of(1L)));
    stop("person-3", "opted out");
    assertThat(new Messages(database).claim().claims()).isEmpty();
    assertThat(database.status(1)).isEqualTo("pending");
  }

  /** Stopped while the approval is under way: it has been looked at, and is not committed yet. */
  @Test
  void whoIsStoppedDuringTheApprovalGetsNone() throws Exception {
    CompletableFuture<Approving> approving;
    CompletableFuture<Void> stopping;
    try (Handle other = Jdbi.open(database.dataSource())) {
      other.begin();
      other.execute("LOCK TABLE send_queue IN SHARE MODE");
      approving = approving(1, plan(1).seen());
      awaitWaiters(1);
      stopping =
          CompletableFuture.runAsync(
              () -> {
                try (Handle handle = Jdbi.open(database.dataSource())) {
                  handle.execute(
                      "UPDATE campaign_prospects SET stopped_at = now(), stop_reason = 'replied' WHERE person = 'person-1'");
                }
              });
      awaitWaiters(2);
      other.commit();
    }
    assertThat(approving.get()).isInstanceOf(Approving.Approved.class);
    stopping.get();
    assertThat(new Messages(database).claimOne().queueId()).as("of person-3").isEqualTo(2);
  }

  @Test
  void aClosedIncidentSaysNothing() {
    String seen = plan(1).seen();
    close(1);
    assertThat(apologies().approve(1, seen, "sorry", ADA)).isEqualTo(new Approving.NotOpen());
    assertThat(apologies().changeText(1, "x", ADA)).isEqualTo(Change.NOT_OPEN);
    assertThat(change("person-1", false, null)).isEqualTo(Change.NOT_OPEN);
    assertThat(apologies().approve(7, seen, "sorry", ADA)).isEqualTo(new Approving.NotOpen());
  }

  @Test
  void whatTheQueueRefusesLeavesNothing() {
    approve(1);
    database.run("UPDATE campaigns SET status = 'stopped' WHERE name LIKE 'Apologies%'");
    change("person-2", true, null);
    assertThat(approve(1))
        .isInstanceOfSatisfying(
            Approving.Refused.class, it -> assertThat(it.problem()).contains("is not stopped"));
    assertThat(standings()).contains("person-2 READY switched on");
    assertThat(queued()).isEqualTo(2);
  }

  @Test
  void whoseAccountOrPersonIsNotKnownIsLeftOut() {
    database.forge("DELETE FROM campaign_prospects WHERE person = 'person-1'");
    database.forge("UPDATE incident_repeats SET account_id = NULL WHERE person = 'person-3'");
    assertThat(standings())
        .contains(
            "person-1 LEFT_OUT they are nobody of our campaigns",
            "person-3 LEFT_OUT which account of ours sent it is not known");
  }

  private Repeats repeats() {
    return Objects.requireNonNull(repeats);
  }

  private Apologies apologies() {
    return new Apologies(database.statements());
  }

  private Plan plan(long incident) {
    return apologies().plan(incident).orElseThrow();
  }

  private List<String> standings() {
    return standings(1);
  }

  private List<String> standings(long incident) {
    return plan(incident).drafts().stream()
        .map(each -> each.person() + " " + each.stands() + " " + each.remark())
        .toList();
  }

  private Approving approve(long incident) {
    return apologies().approve(incident, plan(incident).seen(), "they got it twice", ADA);
  }

  private CompletableFuture<Approving> approving(long incident, String seen) {
    return CompletableFuture.supplyAsync(
        () -> apologies().approve(incident, seen, "they got it twice", ADA));
  }

  private Change change(String person, @Nullable Boolean isWanted, @Nullable String text) {
    return change(1, person, isWanted, text);
  }

  private Change change(
      long incident, String person, @Nullable Boolean isWanted, @Nullable String text) {
    return apologies().change(incident, new Wish(repeats().account(), person, isWanted, text), ADA);
  }

  private void open() {
    List<Repeat> found =
        new Duplicates(database.statements())
            .find(new Search(Duration.ofHours(1), null, null, null));
    new Incidents(database.statements())
        .open(new Incidents.Subject("Monday", Searched.OUR_RECORDS), found, ADA);
  }

  private void close(long incident) {
    new Incidents(database.statements()).close(incident, "done", ADA);
  }

  private void stop(String person, String why) {
    database.run(
        "UPDATE campaign_prospects SET stopped_at = now(), stop_reason = ? WHERE person = ? AND campaign_id = ?",
        why,
        person,
        repeats().campaign());
  }

  private long queued() {
    return database.value(Long.class, "SELECT count(*) FROM send_queue");
  }

  private void awaitWaiters() {
    awaitWaiters(2);
  }

  private void awaitWaiters(long count) {
    org.awaitility.Awaitility.await()
        .until(
            () ->
                database.value(
                        Long.class,
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND (database = (SELECT oid FROM pg_database WHERE datname = current_database()) OR locktype = 'transactionid')")
                    == count);
  }
}
