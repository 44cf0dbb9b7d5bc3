package io.sendonce.jobs.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.recovery.HumanDecision;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A restored database, rule by rule (F15). */
class RestoresTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(75);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void theFirstClaimPutsTheIdentityOnRecord() {
    database.enqueueAnywhere("a");
    messages.claim();
    messages.claim();
    assertThat(database.strings("SELECT noted_by || ': ' || how FROM database_history"))
        .containsExactly("node-a: first seen");
    assertThat(
            database.value(
                Boolean.class, "SELECT identity = database_identity() FROM database_history"))
        .isTrue();
  }

  @Test
  void aRoleWithoutPrivilegesOfItsOwnMayAskForTheIdentity() {
    assertThat(
            database.value(
                String.class,
                "WITH role AS MATERIALIZED (SELECT set_config('role', 'pg_read_all_data', true))"
                    + " SELECT current_user || ': ' || database_identity() FROM role"))
        .startsWith("pg_read_all_data: cluster ");
  }

  @Test
  void anotherIdentityIsRefusedBeforeAnythingIsClaimed() {
    long id = database.enqueueAnywhere("a");
    becomeAnother();
    assertThatThrownBy(messages::claim)
        .isInstanceOf(RestoredDatabaseException.class)
        .hasMessageContaining("and was another");
    assertThat(database.status(id)).isEqualTo("pending");
  }

  @Test
  void anAttemptThatTheNodeSawCommittedAndThatIsGoneIsNoticed() {
    SendQueue queue = messages.queue("node-a");
    database.enqueueAnywhere("a");
    assertThat(queue.claimDue(Messages.ALL, 1, LEASE).claims()).hasSize(1);
    forgetAttempts();
    assertThatThrownBy(() -> queue.claimDue(Messages.ALL, 1, LEASE))
        .isInstanceOf(RestoredDatabaseException.class)
        .hasMessage(
            "the database was restored: it does not know attempt 1, which node-a saw committed");
  }

  @Test
  void anotherNodesAttemptOfTheSameNumberIsNotTheOneThatIsMissed() {
    SendQueue queue = messages.queue("node-a");
    database.enqueueAnywhere("a");
    queue.claimDue(Messages.ALL, 1, LEASE);
    forgetAttempts();
    database.run(
        "INSERT INTO send_attempts (id, queue_id, account_id, node, fingerprint, started_at, lease_until) OVERRIDING SYSTEM VALUE"
            + " SELECT 1, 1, 1, 'node-b', '', now(), now()");
    assertThatThrownBy(() -> queue.claimDue(Messages.ALL, 1, LEASE))
        .isInstanceOf(RestoredDatabaseException.class);
  }

  @Test
  void oneOfTwoNodesNotesItAndTheOtherGoesOn() {
    List<SendQueue> nodes = List.of(messages.queue("node-a"), messages.queue("node-b"));
    for (String name : List.of("a", "b")) {
      database.enqueueAnywhere(name);
    }
    nodes.forEach(node -> assertThat(node.claimDue(Messages.ALL, 1, LEASE).claims()).hasSize(1));
    forgetAttempts();
    List<CompletableFuture<Optional<Restore>>> notes = new ArrayList<>();
    for (SendQueue node : nodes) {
      notes.add(CompletableFuture.supplyAsync(() -> noticed(node)));
    }
    assertThat(notes.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
    resume();
    nodes.forEach(node -> node.claimDue(Messages.ALL, 1, LEASE));
    assertThat(database.strings("SELECT how FROM database_history WHERE lost_from IS NOT NULL"))
        .hasSize(1);
  }

  @Test
  void whatIsDueIsInDoubtInTheSameCommitAndWhatIsNotWaits() {
    long due = database.enqueueAnywhere("a");
    long later = later();
    Restore restore = restored().orElseThrow();
    assertThat(restore.doubted()).isEqualTo(1);
    assertThat(database.status(due)).isEqualTo("uncertain");
    assertThat(database.status(later)).isEqualTo("pending");
    assertThat(
            database.strings(
                "SELECT concat_ws(', ', t.restore_id IS NOT NULL, t.outcome, l.status, q.look_at - t.settled_at, t.started_at = h.lost_from)"
                    + " FROM send_queue q JOIN send_attempts t ON t.id = q.claim_token"
                    + " JOIN linkedin_messages l ON l.queue_id = q.id JOIN database_history h ON h.id = t.restore_id"))
        .containsExactly("t, unknown, unknown, 00:01:15, t");
  }

  @Test
  void aHastyResumptionSendsNothingThatIsInDoubt() {
    database.enqueueAnywhere("a");
    restored();
    resume();
    assertThat(messages.claimIds()).isEmpty();
    assertThat(database.strings("SELECT count(ended_at)::text FROM database_history"))
        .containsExactly("1");
  }

  @Test
  void whatIsQueuedAnewBeforeTheResumptionIsInDoubtToo() {
    restored();
    long again = database.enqueueAnywhere("again");
    assertThat(restores().doubtDue(LOOK)).isEqualTo(1);
    assertThat(restores().doubtDue(LOOK)).isZero();
    assertThat(database.status(again)).isEqualTo("uncertain");
    resume();
    long fresh = database.enqueueAnywhere("fresh");
    assertThat(restores().doubtDue(LOOK)).isZero();
    assertThat(messages.claimIds()).containsExactly(fresh);
  }

  @Test
  void aMessageThatOnceWasRefusedIsInDoubtAgain() {
    long id = database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Fate.backToPending(Duration.ZERO, true, "busy"));
    restored();
    assertThat(database.status(id)).isEqualTo("uncertain");
    assertThat(database.strings("SELECT status FROM linkedin_messages")).containsExactly("unknown");
  }

  @Test
  void outsideARestoreNothingKnownComesIntoDoubt() {
    long id = database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Fate.backToPending(Duration.ZERO, true, "busy"));
    assertThat(
            database
                .refusal("UPDATE linkedin_messages SET status = 'unknown' WHERE queue_id = ?", id)
                .message())
        .contains("nothing on record about its attempt bears that out");
    assertThat(
            database
                .refusal(
                    "UPDATE send_queue SET status = 'uncertain', look_at = now() WHERE id = ?", id)
                .message())
        .contains("no restored database may have forgotten an attempt of it");
  }

  @Test
  void aMessageThatIsServedIsLeftToTheClaim() {
    long id = database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Messages.sent(1));
    long again = database.enqueue(1, 1, 1, 1);
    restored();
    assertThat(List.of(database.status(id), database.status(again)))
        .containsExactly("sent", "pending");
    resume();
    messages.claim();
    assertThat(database.status(again)).isEqualTo("suppressed");
  }

  @Test
  void nothingExpiresUnlookedFor() {
    long id = database.enqueueAnywhere("a");
    database.run(
        "UPDATE send_queue SET scheduled_for = now() - interval '2 s', expires_at = now() - interval '1 s'");
    restored();
    assertThat(messages.queue("node-a").cancelExpired(10)).isEmpty();
    assertThat(database.status(id)).isEqualTo("uncertain");
  }

  @Test
  void aPersonsPauseIsKeptWithItsReason() {
    new Brake(database.statements(), Actor.atCommandLine("ada"))
        .pause(new Scope.Everything(), null, "wrong text");
    restored();
    assertThat(database.strings("SELECT pause_reason FROM send_switch"))
        .containsExactly("the database was restored: rolled back; before that: wrong text (ada)");
    assertThat(restores().endReconciled()).isTrue();
    assertThat(database.strings("SELECT resumes FROM send_switch")).containsExactly("by_person");
  }

  @Test
  void thePauseEndsByItselfOnlyWhenNothingIsInDoubt() {
    database.enqueueAnywhere("a");
    restored();
    assertThat(restores().endReconciled()).isFalse();
    new HumanDecision(database.statements(), Actor.atCommandLine("ada"))
        .decide(1, new HumanDecision.WasNotSent(true), "I asked them");
    assertThat(messages.claimIds()).isEmpty();
    assertThat(restores().endReconciled()).isTrue();
    assertThat(messages.claimIds()).containsExactly(1L);
  }

  @Test
  void aPersonSaysSinceWhen() {
    Instant since = Instant.parse("2026-03-01T10:00:00Z");
    Restores ada = new Restores(database.statements(), "ada");
    Restore restore = ada.note("machine rolled back", since, LOOK).orElseThrow();
    assertThat(restore.lostFrom()).isEqualTo(since);
    assertThat(ada.note("again", since, LOOK)).isEmpty();
  }

  @Test
  void theHistoryOnlyGrows() {
    restored();
    assertThat(database.refusal("DELETE FROM database_history").message())
        .contains("it only grows");
    assertThat(database.refusal("UPDATE database_history SET how = 'x'").message())
        .contains("it only grows");
  }

  private Optional<Restore> restored() {
    return restores().note("rolled back", null, LOOK);
  }

  private static Optional<Restore> noticed(SendQueue node) {
    try {
      node.claimDue(Messages.ALL, 1, LEASE);
      return Optional.empty();
    } catch (RestoredDatabaseException e) {
      return node.noteRestore(e, LOOK);
    }
  }

  private Restores restores() {
    return new Restores(database.statements(), "node-a");
  }

  private void resume() {
    new Brake(database.statements(), Actor.atCommandLine("ada"))
        .resume(new Scope.Everything(), "looked into it");
  }

  private long later() {
    return database.enqueue(
        1, database.prospect(1, "later"), database.account("later"), 1, Duration.ofHours(1));
  }

  private void becomeAnother() {
    database.run(
        "INSERT INTO database_history (identity, noted_by, how) VALUES ('another', 'node-a', 'first seen')");
  }

  /** As files of an earlier time have it. */
  private void forgetAttempts() {
    for (String sql :
        List.of(
            "SET LOCAL session_replication_role = replica; DELETE FROM send_attempts",
            "SET LOCAL session_replication_role = replica; DELETE FROM linkedin_messages",
            "SET LOCAL session_replication_role = replica; UPDATE send_queue SET status = 'pending', lease_until = NULL, claim_token = NULL")) {
      database.run(sql);
    }
  }
}
