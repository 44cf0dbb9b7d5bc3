package io.sendonce.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Settlement;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.recovery.HumanDecision.Result;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nodes, persons and late answers decide about one message at once: one of them wins, and none
 * fails (F9).
 */
class ReconcileRaceTest {

  private static final String TEXT = "Hello, this is step 1";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private final RecordedProvider provider = new RecordedProvider();
  private final List<String> events = new ArrayList<>();
  private @Nullable Claim claim;

  @BeforeEach
  void oneUncertainMessage() {
    claim = messages.uncertain();
  }

  @Test
  void aMessageThatOneNodeLooksForIsNotLookedForByAnother() {
    provider.meanwhile(() -> assertThat(reconcile()).isZero());
    assertThat(reconcile()).isEqualTo(1);
    assertThat(provider.queries()).hasSize(1);
  }

  @Test
  void nodesThatReconcileAtOnceLookForEveryMessageOnce() {
    for (int i = 0; i < 11; i++) {
      messages.uncertain();
    }
    List<CompletableFuture<Integer>> nodes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      nodes.add(CompletableFuture.supplyAsync(this::reconcile));
    }
    assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(12);
    assertThat(provider.queries()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void aMessageIsHeldForAsLongAsALookMayTake() {
    // Two reads of 20 s, and 10 s for the database: a node that dies meanwhile delays nothing more.
    List<Boolean> held = new ArrayList<>();
    provider.meanwhile(
        () ->
            held.add(
                database.value(
                    Boolean.class,
                    "SELECT look_at BETWEEN now() + interval '45 s' AND now() + interval '50 s' FROM send_queue")));
    reconcile();
    assertThat(held).containsExactly(true);
  }

  @Test
  void aLookThatOutlivedItsHoldDoesNotCountTwice() {
    provider.meanwhile(
        () -> {
          if (provider.queries().size() == 1) {
            database.run("UPDATE send_queue SET look_at = now()");
            reconcile();
          }
        });
    reconcile();
    assertThat(provider.queries()).hasSize(2);
    assertThat(database.strings("SELECT status || looks FROM send_queue"))
        .containsExactly("uncertain1");
    assertThat(count("attempt_evidence")).isEqualTo(1);
  }

  @Test
  void aPersonWhoDecidesDuringALookWinsOverWhatItFinds() {
    provider
        .shows(seen("m1"))
        .meanwhile(() -> assertThat(decide(new HumanDecision.GivesUp())).isEqualTo(Result.DECIDED));
    assertThat(reconcile()).isEqualTo(1);
    assertThat(database.status(1)).isEqualTo("failed");
    assertThat(events).isEmpty();
    assertThat(database.strings("SELECT source FROM attempt_evidence")).containsExactly("person");
  }

  @Test
  void aPersonWhoDecidesDuringALookWinsOverItsAbsence() {
    provider.meanwhile(
        () -> assertThat(decide(new HumanDecision.WasSent("m9"))).isEqualTo(Result.DECIDED));
    reconcile();
    assertThat(database.strings("SELECT status || message_id FROM linkedin_messages"))
        .containsExactly("sentm9");
    assertThat(events).isEmpty();
  }

  @Test
  void aPersonWhoDecidesAfterTheLookIsToldSo() {
    provider.shows(seen("m1"));
    reconcile();
    assertThat(decide(new HumanDecision.GivesUp())).isEqualTo(Result.NOT_UNCERTAIN);
    assertThat(database.status(1)).isEqualTo("sent");
  }

  @Test
  void aLateAnswerDuringALookWinsOverIt() {
    provider
        .shows(seen("m1"))
        .meanwhile(
            () ->
                messages
                    .queue("node-a")
                    .recordLateReply(
                        new Settlement(
                            Objects.requireNonNull(claim),
                            Fate.failed("refused"),
                            ProviderReply.NONE)));
    reconcile();
    assertThat(database.status(1)).isEqualTo("failed");
  }

  /** Another row takes the id after this look has asked which ids are taken. */
  @Test
  void anIdThatComesToProveAnotherMessageDuringALookIsLeftForTheNextLook() {
    database.run(
        "CREATE FUNCTION take_id() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, message_id, attempted_at, sent_at)"
            + " VALUES ('other', 99, 1, 1, 1, 1, 'sent', 'm1', now(), now()); RETURN NEW; END $$");
    database.run(
        "CREATE TRIGGER take_id AFTER INSERT ON attempt_evidence FOR EACH ROW EXECUTE FUNCTION take_id()");
    provider.shows(seen("m1"));
    assertThat(reconcile()).isEqualTo(1);
    assertThat(database.status(1)).isEqualTo("uncertain");
    assertThat(events).isEmpty();
  }

  @Test
  void whatAPersonGivesUpStaysTaken() {
    assertThat(decide(new HumanDecision.GivesUp())).isEqualTo(Result.DECIDED);
    assertThat(database.strings("SELECT status FROM linkedin_messages")).containsExactly("unknown");
    assertThat(database.strings("SELECT actor FROM message_events WHERE to_status = 'failed'"))
        .containsExactly("ada");
    database.enqueue(1, 1, 1, 1);
    assertThat(messages.claim().suppressed()).isEqualTo(1);
  }

  @Test
  void aPersonMayPutAMessageBackOnceALookHasMissedIt() {
    assertThat(decide(new HumanDecision.WasNotSent(false))).isEqualTo(Result.NO_EVIDENCE);
    reconcile();
    assertThat(decide(new HumanDecision.WasNotSent(false))).isEqualTo(Result.DECIDED);
    assertThat(messages.claimIds()).containsExactly(1L);
  }

  private Result decide(HumanDecision.Says says) {
    return new HumanDecision(database.statements(), Actor.atCommandLine("ada"))
        .decide(1, says, "asked them");
  }

  private int reconcile() {
    RecoverySettings settings =
        new RecoverySettings(
            Policy.HOLD, Duration.ZERO, Duration.ofMinutes(1), 2, Duration.ofMinutes(10));
    return new Recovery(
            database.statements(), "node-b", provider, settings, new RecordedRecovery(events))
        .reconcile(() -> false);
  }

  private SeenMessage seen(String id) {
    Instant startedAt = database.value(Instant.class, "SELECT started_at FROM send_attempts");
    return new SeenMessage(id, "chat", TEXT, startedAt.plusSeconds(1), true);
  }

  private long count(String table) {
    return database.value(Long.class, "SELECT count(*) FROM " + table);
  }
}
