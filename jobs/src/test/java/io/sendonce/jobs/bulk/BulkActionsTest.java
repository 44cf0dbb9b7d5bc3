package io.sendonce.jobs.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.bulk.BulkActions.Answer;
import io.sendonce.jobs.bulk.BulkActions.Beginning;
import io.sendonce.jobs.bulk.BulkActions.Skip;
import io.sendonce.jobs.queue.MessageStatus;
import io.sendonce.jobs.status.QueueSearch.Filter;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done to many messages, and above all what is not. */
class BulkActionsTest {

  private static final Actor ADA = new Actor("ada", Actor.Via.CONSOLE, "127.0.0.1");
  private static final BulkDeed CANCEL = new BulkDeed.Cancel();
  private static final BulkDeed LATER = new BulkDeed.Move(Duration.ofHours(2));

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private BulkActions bulk;
  private Messages messages;

  @BeforeEach
  void open() {
    bulk = new BulkActions(database.statements());
    messages = new Messages(database);
  }

  @Test
  void whatStillWaitsIsCancelledAndWhatANodeTookMeanwhileIsLeftToIt() {
    List<Long> ids = many(4);
    long taken = ids.get(0);
    long id = begin(CANCEL, all());
    assertThat(messages.claimIds()).containsExactly(taken);
    finish(id);
    assertThat(database.strings("SELECT status FROM send_queue ORDER BY id"))
        .containsExactly("processing", "cancelled", "cancelled", "cancelled");
    assertThat(bulk.skips(id)).containsExactly(new Skip("it is being sent", 1, taken));
    assertThat(
            database.strings(
                "SELECT concat_ws('|', from_status, to_status, reason, actor) FROM message_events WHERE queue_id = ?",
                ids.get(3)))
        .containsExactly("pending|cancelled|wrong text|ada");
    assertThat(audit())
        .containsExactly(
            "ada|bulk cancel|bulk action 1|wrong text|done|4 messages: status pending|begun",
            "ada|bulk cancel ended|bulk action 1|wrong text|done|4 messages: status pending|done; 3 done, 1 left alone, 0 open");
  }

  @Test
  void whatSomebodyElseHasInHandIsNotWaitedFor() throws SQLException {
    List<Long> ids = many(3);
    long id = begin(CANCEL, all());
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT FROM send_queue WHERE id = " + ids.get(1) + " FOR UPDATE");
      finish(id);
      other.rollback();
    }
    assertThat(database.status(ids.get(1))).isEqualTo("pending");
    assertThat(bulk.skips(id))
        .containsExactly(new Skip("somebody else had it in hand just then", 1, ids.get(1)));
    assertThat(bulk.find(id).orElseThrow().done()).isEqualTo(2);
  }

  /** Moving is what would show if it were done twice. */
  @Test
  void whoeverIsCutOffLeavesNothingHalfDoneAndWhoeverGoesOnDoesNothingTwice() {
    List<Long> ids = many(2 * BulkRun.BATCH + 50);
    long unlucky = ids.get(BulkRun.BATCH + 70);
    List<String> before = database.strings("SELECT scheduled_for FROM send_queue ORDER BY id");
    long id = begin(LATER, all());
    assertThat(bulk.advance(id)).isTrue();
    database.run(
        """
        CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$
        """);
    database.run(
        "CREATE TRIGGER cut_off BEFORE UPDATE ON send_queue FOR EACH ROW WHEN (OLD.id = "
            + unlucky
            + ") EXECUTE FUNCTION cut_off()");
    assertThatThrownBy(() -> bulk.advance(id)).isInstanceOf(RuntimeException.class);
    assertThat(bulk.find(id).orElseThrow().done()).isEqualTo(BulkRun.BATCH);
    assertThat(moved()).as("moved").isEqualTo(BulkRun.BATCH);
    database.run("DROP TRIGGER cut_off ON send_queue");
    BulkActions another = new BulkActions(database.statements());
    assertThat(another.underWay()).containsExactly(id);
    assertThat(another.advance(id)).isTrue();
    assertThat(another.advance(id)).isFalse();
    assertThat(another.advance(id)).as("once it is done").isFalse();
    assertThat(another.underWay()).isEmpty();
    assertThat(moved()).as("moved").isEqualTo(ids.size());
    assertThat(
            database.strings("SELECT scheduled_for - interval '2 h' FROM send_queue ORDER BY id"))
        .isEqualTo(before);
    assertThat(another.find(id).orElseThrow().standing()).isEqualTo("done");
  }

  @Test
  void twoThatCarryItOnAtOnceDoNothingTwice() throws Exception {
    List<Long> ids = many(5 * BulkRun.BATCH);
    long id = begin(LATER, all());
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      BulkActions one = new BulkActions(database.statements());
      ends.add(
          both.submit(
              () -> {
                while (!one.underWay().isEmpty()) {
                  one.advance(id);
                }
              }));
    }
    for (Future<?> end : ends) {
      end.get();
    }
    both.shutdown();
    assertThat(bulk.find(id).orElseThrow().done()).isEqualTo(ids.size());
    assertThat(moved()).isEqualTo(ids.size());
    assertThat(audit()).hasSize(2);
  }

  @Test
  void theDatabaseRefusesASecondOutcome() {
    many(2);
    long id = begin(CANCEL, all());
    finish(id);
    assertThat(
            database
                .refusal("UPDATE bulk_action_messages SET outcome = NULL, detail = NULL")
                .message())
        .contains("bulk_action_messages: UPDATE is refused");
    assertThat(database.refusal("DELETE FROM bulk_action_messages").message())
        .contains("is refused");
  }

  @Test
  void itIsStoppedBetweenTwoBatchesAndGoesOnWhereItStood() {
    many(BulkRun.BATCH + 10);
    long id = begin(CANCEL, all());
    assertThat(bulk.advance(id)).isTrue();
    assertThat(bulk.stop(id, ADA, "wrong filter")).isTrue();
    assertThat(bulk.advance(id)).isFalse();
    assertThat(bulk.underWay()).isEmpty();
    assertThat(bulk.find(id).orElseThrow().standing()).isEqualTo("stopped: wrong filter (ada)");
    assertThat(count("pending")).isEqualTo(10);
    assertThat(bulk.stop(id, ADA, "again")).isFalse();
    assertThat(bulk.goOn(id, ADA, "it was right")).isTrue();
    assertThat(bulk.goOn(id, ADA, "again")).isFalse();
    finish(id);
    assertThat(count("pending")).isZero();
    assertThat(bulk.stop(id, ADA, "late")).isFalse();
    assertThat(database.strings("SELECT action || ' ' || outcome FROM audit_log ORDER BY id"))
        .containsExactly(
            "bulk cancel done",
            "bulk stop done",
            "bulk stop refused",
            "bulk go on done",
            "bulk go on refused",
            "bulk cancel ended done",
            "bulk stop refused");
  }

  @Test
  void whatWasCutOffLongAgoWaitsForAPerson() {
    many(3);
    long id = begin(CANCEL, all());
    database.run("UPDATE bulk_actions SET advanced_at = now() - interval '6 min'");
    assertThat(bulk.underWay()).isEmpty();
    assertThat(bulk.find(id).orElseThrow().mayGoOn()).isTrue();
    assertThat(bulk.goOn(id, ADA, "still wanted")).isTrue();
    assertThat(bulk.underWay()).containsExactly(id);
  }

  @Test
  void noMoreIsTouchedThanWasShown() {
    many(3);
    BulkPreview shown = bulk.preview(all(), CANCEL, 10);
    messages.in(MessageStatus.PENDING);
    Beginning begun = bulk.begin(ADA, order(CANCEL, all(), shown));
    assertThat(begun.found()).as("what is queued later is left out").isEqualTo(3);
    finish(begun.id().orElseThrow());
    assertThat(count("pending")).isEqualTo(1);

    BulkOrder more =
        new BulkOrder(
            UUID.randomUUID(), all(), CANCEL, Long.MAX_VALUE, BulkOrder.Bounds.atMost(0), "why");
    assertThat(bulk.begin(ADA, more).answer()).isEqualTo(Answer.MORE_THAN_CONFIRMED);
    assertThat(count("pending")).isEqualTo(1);
    assertThat(audit())
        .last()
        .asString()
        .endsWith("refused|1 messages: status pending|more than confirmed");
  }

  @Test
  void whatMustBeExactlyAsManyIsNotDoneToFewer() {
    many(3);
    BulkOrder exactly =
        new BulkOrder(
            UUID.randomUUID(), all(), CANCEL, Long.MAX_VALUE, BulkOrder.Bounds.exactly(4), "why");
    assertThat(bulk.begin(ADA, exactly).answer()).isEqualTo(Answer.FEWER_THAN_CONFIRMED);
    assertThat(count("pending")).isEqualTo(3);
    assertThat(audit())
        .last()
        .asString()
        .endsWith("refused|3 messages: status pending|fewer than confirmed");
  }

  @Test
  void theSameFormTwiceIsOneAction() {
    many(3);
    BulkOrder order = order(LATER, all(), bulk.preview(all(), LATER, 1));
    long id = bulk.begin(ADA, order).id().orElseThrow();
    finish(id);
    assertThat(bulk.begin(ADA, order).id()).contains(id);
    assertThat(bulk.underWay()).isEmpty();
    assertThat(moved()).isEqualTo(3);
  }

  /** What waits in a restored database may have been sent; nobody may hide it from the looks. */
  @Test
  void aRestoredDatabaseKeepsWhatWaitsFromBeingTouched() {
    many(BulkRun.BATCH + 10);
    long id = begin(CANCEL, all());
    assertThat(bulk.advance(id)).isTrue();
    database.run(
        "INSERT INTO database_history (identity, noted_by, how, lost_from) VALUES (database_identity(), 'node-a', 'another timeline', now())");
    assertThat(bulk.advance(id)).isFalse();
    assertThat(count("pending")).isEqualTo(10);
    assertThat(bulk.find(id).orElseThrow().standing()).contains("the database was restored");
    BulkOrder order =
        new BulkOrder(
            UUID.randomUUID(), all(), LATER, Long.MAX_VALUE, BulkOrder.Bounds.atMost(99), "why");
    assertThat(bulk.begin(ADA, order).answer()).isEqualTo(Answer.RESTORED);

    database.run("UPDATE database_history SET ended_at = now()");
    database.run(
        "INSERT INTO database_history (identity, noted_by, how, lost_from, ended_at) VALUES ('another one', 'node-a', 'x', now(), now())");
    assertThat(bulk.begin(ADA, order).answer())
        .as("no node has noticed")
        .isEqualTo(Answer.RESTORED);
  }

  @Test
  void aMoveKeepsOrderAndGapsAndLeavesAloneWhatWouldExpire() {
    List<Long> ids = many(3);
    database.run(
        "UPDATE send_queue SET expires_at = scheduled_for + interval '90 min' WHERE id = ?",
        ids.get(1));
    BulkPreview preview = bulk.preview(all(), LATER, 10);
    assertThat(Objects.requireNonNull(preview.times()).wouldExpire()).isEqualTo(1);
    String gap = "SELECT max(scheduled_for) - min(scheduled_for) FROM send_queue WHERE id <> ?";
    List<String> before = database.strings(gap, ids.get(1));
    long id = begin(LATER, all());
    finish(id);
    assertThat(database.strings(gap, ids.get(1))).isEqualTo(before);
    assertThat(bulk.skips(id))
        .containsExactly(new Skip("it expires before its new time", 1, ids.get(1)));
    assertThat(database.strings("SELECT reason FROM message_events WHERE queue_id = ?", ids.get(0)))
        .singleElement()
        .asString()
        .matches("moved from \\S+Z to \\S+Z: wrong text");
    assertThat(messages.claimIds()).as("due").containsExactly(ids.get(1));
  }

  /** The claim has judged the message already when it is moved; it waits at what it asks first. */
  @Test
  void aMoveThatComesDuringAClaimHolds() throws Exception {
    long moved = many(1).get(0);
    long id = begin(LATER, all());
    database.run(
        """
        CREATE OR REPLACE FUNCTION refuse_restored_database(known_attempt bigint, node text) RETURNS void
        LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(7); END $$
        """);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection gate = database.dataSource().getConnection();
        Statement statement = gate.createStatement()) {
      gate.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(7)");
      Future<List<Long>> claim = other.submit(messages::claimIds);
      await()
          .until(
              () ->
                  !database
                      .strings(
                          "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                      .isEmpty());
      finish(id);
      gate.rollback();
      assertThat(claim.get()).isEmpty();
    }
    other.shutdown();
    assertThat(database.status(moved)).isEqualTo("pending");
  }

  @Test
  void doubtsAreLookedForOrGivenUpAndNeverPutBack() {
    long first = messages.uncertain().queueId();
    long second = messages.uncertain().queueId();
    messages.in(MessageStatus.SENT);
    database.run(
        "UPDATE send_queue SET look_at = now() + interval '1 h' WHERE look_at IS NOT NULL");
    finish(begin(new BulkDeed.LookNow(), new Chosen.Ticked(List.of(first, second))));
    assertThat(database.strings("SELECT id FROM send_queue WHERE look_at <= clock_timestamp()"))
        .hasSize(2);
    long id = begin(new BulkDeed.GiveUp(), found(null));
    assertThat(bulk.find(id).orElseThrow().messages()).isEqualTo(2);
    finish(id);
    assertThat(database.status(first)).isEqualTo("failed");
    assertThat(database.strings("SELECT status FROM linkedin_messages ORDER BY id"))
        .as("whether it was served stays unknown")
        .containsExactly("unknown", "unknown", "sent");
    assertThat(
            database.strings(
                "SELECT finding || ' ' || actor FROM attempt_evidence WHERE source = 'person'"))
        .containsExactly("given_up ada", "given_up ada");
  }

  @Test
  void aPreviewSaysWhatItWouldDoAndWhatItWouldNot() {
    List<Long> ids = many(3);
    messages.in(MessageStatus.SENT);
    messages.in(MessageStatus.UNCERTAIN);
    long campaign =
        database.value(Long.class, "SELECT campaign_id FROM send_queue WHERE id = ?", ids.get(0));
    long prospect =
        database.value(Long.class, "SELECT prospect_id FROM send_queue WHERE id = ?", ids.get(0));
    long account =
        database.value(Long.class, "SELECT account_id FROM send_queue WHERE id = ?", ids.get(0));
    long step2 = database.enqueue(campaign, prospect, account, 2);
    BulkPreview ticked = bulk.preview(new Chosen.Ticked(ids), CANCEL, 2);
    assertThat(ticked.messages()).isEqualTo(3);
    assertThat(ticked.sample()).hasSize(2);
    assertThat(ticked.laterSteps()).as("step 2 would go alone").isEqualTo(1);
    BulkPreview found = bulk.preview(found(null), CANCEL, 2);
    assertThat(found.messages()).isEqualTo(4);
    assertThat(found.newest()).isEqualTo(step2);
    assertThat(found.laterSteps()).isZero();
    assertThat(found.leftAlone())
        .extracting(BulkPreview.Left::status)
        .containsExactly("sent", "uncertain");
    assertThat(bulk.preview(found("sent"), CANCEL, 2).messages()).isZero();
  }

  private long begin(BulkDeed deed, Chosen chosen) {
    BulkPreview shown = bulk.preview(chosen, deed, 1);
    return bulk.begin(ADA, order(deed, chosen, shown)).id().orElseThrow();
  }

  private static BulkOrder order(BulkDeed deed, Chosen chosen, BulkPreview shown) {
    return new BulkOrder(
        UUID.randomUUID(),
        chosen,
        deed,
        shown.newest(),
        BulkOrder.Bounds.atMost(shown.messages()),
        "wrong text");
  }

  private void finish(long id) {
    while (bulk.advance(id)) {
      assertThat(bulk.find(id).orElseThrow().state()).isEqualTo("running");
    }
  }

  /** Messages of one account and campaign, due since a minute, a second apart. */
  private List<Long> many(int howMany) {
    long campaign = database.campaign("spring");
    long account = database.account("desk");
    database.run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) SELECT ?, 'p-' || n FROM generate_series(1, ?) AS n",
        campaign,
        howMany);
    database.run(
        """
        INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)
        SELECT campaign_id, id, ?, 1, 'Hello', now() - interval '1 h' + id * interval '1 s' FROM campaign_prospects ORDER BY id
        """,
        account);
    Set<Long> ids = new TreeSet<>();
    database.strings("SELECT id FROM send_queue").forEach(each -> ids.add(Long.valueOf(each)));
    return List.copyOf(ids);
  }

  private static Chosen all() {
    return found("pending");
  }

  private static Chosen found(@Nullable String status) {
    return new Chosen.Found(new Filter(status, null, null, null, null, null));
  }

  private long count(String status) {
    return database.value(Long.class, "SELECT count(*) FROM send_queue WHERE status = ?", status);
  }

  /** How many events of a move there are. */
  private long moved() {
    return database.value(
        Long.class, "SELECT count(*) FROM message_events WHERE to_status = 'pending'");
  }

  private List<String> audit() {
    return database.strings(
        "SELECT concat_ws('|', actor, action, subject, reason, outcome, before, after) FROM audit_log ORDER BY id");
  }
}
