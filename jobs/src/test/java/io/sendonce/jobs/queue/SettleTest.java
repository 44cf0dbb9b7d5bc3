package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Only who holds a claim settles it (F6, F8). */
class SettleTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void aBatchOfAllFatesIsSettledAsOne() {
    for (String name : List.of("a", "b", "c", "d")) {
      database.enqueueAnywhere(name);
    }
    List<Fate> fates =
        List.of(
            Messages.sent(1),
            Fate.backToPending(Duration.ofMinutes(10), true, "busy"),
            Fate.failed("no such person"),
            Fate.uncertain(Duration.ofSeconds(75), "timeout"));
    List<Settlement> batch = new ArrayList<>();
    for (Claim claim : messages.claim().claims()) {
      ProviderReply reply = new ProviderReply(201, "errors/x", "request-" + claim.queueId(), "d");
      batch.add(new Settlement(claim, fates.get((int) claim.queueId() - 1), reply));
    }
    assertThat(messages.queue("node-a").settle(batch)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(
            database.strings(
                "SELECT concat_ws(', ', q.status, l.status, t.outcome, q.retries, q.status_reason,"
                    + " l.message_id, l.chat_id, t.http_status, t.error_type, t.provider_request_id, t.detail)"
                    + " FROM send_queue q JOIN linkedin_messages l ON l.queue_id = q.id"
                    + " JOIN send_attempts t ON t.id = q.claim_token ORDER BY q.id"))
        .containsExactly(
            "sent, sent, sent, 0, message-1, chat-1, 201, errors/x, request-1, d",
            "pending, not_sent, not_sent, 1, busy, 201, errors/x, request-2, d",
            "failed, not_sent, not_sent, 0, no such person, 201, errors/x, request-3, d",
            "uncertain, unknown, unknown, 0, timeout, 201, errors/x, request-4, d");
    assertThat(
            database.strings(
                "SELECT concat_ws(', ', q.id, q.retry_at - t.settled_at, q.look_at - t.settled_at, q.lease_until)"
                    + " FROM send_queue q JOIN send_attempts t ON t.id = q.claim_token ORDER BY q.id"))
        .containsExactly("1", "2, 00:10:00", "3", "4, 00:01:15");
    assertThat(
            database.strings(
                "SELECT to_status || attempt_id FROM message_events WHERE from_status = 'processing'"))
        .hasSize(4);
  }

  @Test
  void aRefusalStopsItsPersonInTheSameCommit() {
    database.enqueueAnywhere("a");
    database.enqueueAnywhere("b");
    List<Claim> claims = messages.claim().claims();
    messages.settle(claims.get(0), Fate.failed("no such person"));
    assertThat(stops()).containsExactly("no such person");
    messages.settle(claims.get(1), Messages.sent(1));
    assertThat(stops()).containsExactly("no such person");
  }

  @Test
  void aPersonWhoIsStoppedKeepsTheFirstReason() {
    database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    database.run("UPDATE campaign_prospects SET stopped_at = now(), stop_reason = 'they replied'");
    messages.settle(claim, Fate.failed("no such person"));
    assertThat(stops()).containsExactly("they replied");
  }

  private List<String> stops() {
    return database.strings(
        "SELECT stop_reason FROM campaign_prospects WHERE stopped_at IS NOT NULL");
  }

  @Test
  void triesAreCountedOnlyWhenTheReasonWasTheMessagesOwn() {
    long id = database.enqueueAnywhere("a");
    for (boolean counts : new boolean[] {true, false, true}) {
      messages.settle(messages.claimOne(), Fate.backToPending(Duration.ZERO, counts, "busy"));
    }
    assertThat(messages.claimOf(id).retries()).isEqualTo(2);
  }

  @Test
  void aWrongTokenSettlesNothing() {
    database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    Claim forged =
        new Claim(claim.queueId(), claim.token() + 1, 1, 0, Duration.ZERO, claim.message());
    assertThat(messages.settle(forged, Messages.sent(1))).isFalse();
    assertThat(database.status(claim.queueId())).isEqualTo("processing");
    assertThat(
            database.value(Long.class, "SELECT count(*) FROM send_attempts WHERE outcome IS NULL"))
        .isEqualTo(1);
  }

  @Test
  void anotherMessagesClaimSettlesNothing() {
    database.enqueueAnywhere("a");
    database.enqueueAnywhere("b");
    List<Claim> held = messages.claim().claims();
    Claim mixed =
        new Claim(
            held.get(0).queueId(), held.get(1).token(), 1, 0, Duration.ZERO, held.get(0).message());
    assertThat(messages.settle(mixed, Messages.sent(1))).isFalse();
    assertThat(database.strings("SELECT status FROM send_queue"))
        .containsExactly("processing", "processing");
  }

  @Test
  void anEarlierAttemptCannotSettleALaterOne() {
    database.enqueueAnywhere("a");
    Claim first = messages.claimOne();
    messages.settle(first, Fate.backToPending(Duration.ZERO, true, "busy"));
    Claim second = messages.claimOne();
    assertThat(messages.settle(first, Fate.failed("refused"))).isFalse();
    assertThat(messages.settle(second, Messages.sent(1))).isTrue();
  }

  @Test
  void aSettlementThatIsRepeatedChangesNothing() {
    long id = database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    messages.settle(claim, Messages.sent(1));
    List<Map<String, Object>> before = wholeState();
    assertThat(messages.settle(claim, Fate.failed("refused"))).isFalse();
    assertThat(messages.settle(claim, Messages.sent(2))).isFalse();
    assertThat(wholeState()).isEqualTo(before);
    assertThat(database.status(id)).isEqualTo("sent");
  }

  @Test
  void aLeaseThatEndedUnnoticedStillSettles() {
    long id = database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    messages.endLeases();
    assertThat(messages.settle(claim, Messages.sent(1))).isTrue();
    assertThat(database.status(id)).isEqualTo("sent");
  }

  @Test
  void oneMessageIdCannotProveTwoMessagesAndTheWholeBatchStaysUnsettled() {
    database.enqueueAnywhere("a");
    database.enqueue(1, database.prospect(1, "person-2"), 1, 1);
    database.enqueueAnywhere("b");
    messages.settle(messages.claimOf(1), Fate.sent(new Receipt("same", null)));
    List<Settlement> batch =
        messages.claim().claims().stream()
            .map(
                claim ->
                    new Settlement(claim, Fate.sent(new Receipt("same", null)), ProviderReply.NONE))
            .toList();
    assertThat(batch).hasSize(2);
    assertThatThrownBy(() -> messages.queue("node-a").settle(batch))
        .matches(SqlState.UNIQUE_VIOLATION::matches)
        .hasMessageContaining("linkedin_messages_message_id");
    assertThat(database.status(2)).isEqualTo("processing");
    assertThat(database.status(3)).isEqualTo("processing");
  }

  @Test
  void twoAccountsMayHaveMessagesOfTheSameId() {
    database.enqueueAnywhere("a");
    database.enqueueAnywhere("b");
    for (Claim claim : messages.claim().claims()) {
      assertThat(messages.settle(claim, Fate.sent(new Receipt("same", null)))).isTrue();
    }
  }

  @Test
  void whatPostgresCannotStoreInAnAnswerDoesNotSpoilTheBatch() {
    database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    ProviderReply odd = new ProviderReply(201, "a\0b", "half a pair \ud83d", "{\"quoted\\\",NULL}");
    Settlement settlement = new Settlement(claim, Fate.sent(new Receipt("m\0", null)), odd);
    assertThat(messages.queue("node-a").settle(List.of(settlement))).containsExactly(1L);
    assertThat(
            database.strings(
                "SELECT concat_ws('|', error_type, provider_request_id, detail) FROM send_attempts"))
        .containsExactly("a\ufffdb|half a pair ?|{\"quoted\\\",NULL}");
    assertThat(database.strings("SELECT message_id FROM linkedin_messages"))
        .containsExactly("m\ufffd");
  }

  @Test
  void anEmptyBatchSettlesNothing() {
    assertThat(messages.queue("node-a").settle(List.of())).isEmpty();
  }

  private List<Map<String, Object>> wholeState() {
    return database.rows(
        "SELECT q::text || l::text || t::text || (SELECT count(*) FROM message_events) AS it"
            + " FROM send_queue q, linkedin_messages l, send_attempts t");
  }
}
