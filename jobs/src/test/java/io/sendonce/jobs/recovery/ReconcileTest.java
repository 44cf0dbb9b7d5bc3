package io.sendonce.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is found decides, what is not found proves little, what cannot be read proves nothing (F3,
 * F34).
 */
class ReconcileTest {

  private static final String TEXT = "Hello, this is step 1";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private final RecordedProvider provider = new RecordedProvider();
  private final List<String> events = new ArrayList<>();
  private Instant sentAt = Instant.EPOCH;
  private Duration absentAfter = Duration.ofMinutes(10);

  @BeforeEach
  void oneUncertainMessage() {
    Claim claim = messages.uncertain();
    sentAt = database.value(Instant.class, "SELECT started_at FROM send_attempts").plusSeconds(2);
    assertThat(claim.queueId()).isEqualTo(1);
  }

  @Test
  void foundOnceItIsSentWithTheProvidersIdsAndTime() {
    provider.shows(seen("m1", TEXT, 0, true), seen("m2", "Something else", 1, true));
    assertThat(reconcile(Policy.HOLD)).isEqualTo(1);
    assertThat(database.strings("SELECT status || ': ' || status_reason FROM send_queue"))
        .containsExactly("sent: the provider shows it");
    assertThat(database.rows("SELECT status, message_id, chat_id, sent_at FROM linkedin_messages"))
        .singleElement()
        .extracting("status", "message_id", "chat_id")
        .containsExactly("sent", "m1", "chat-of-m1");
    assertThat(database.value(Instant.class, "SELECT sent_at FROM linkedin_messages"))
        .isEqualTo(sentAt);
    assertThat(evidence()).containsExactly("read_back, delivered, {m1}, node-b");
    assertThat(events).containsExactly("found 1 by attempt 1");
    assertThat(database.strings("SELECT count(*)::text FROM duplicate_incidents"))
        .containsExactly("0");
  }

  @Test
  void foundTwiceItIsSentAndADuplicateIsOnRecord() {
    provider.shows(seen("m2", TEXT, 9, true), seen("m1", TEXT, 0, true));
    reconcile(Policy.HOLD);
    assertThat(database.strings("SELECT status || message_id FROM linkedin_messages"))
        .containsExactly("sentm1");
    assertThat(
            database.strings(
                "SELECT queue_id || ', ' || attempt_id || ', ' || message_ids::text FROM duplicate_incidents"))
        .containsExactly("1, 1, {m1,m2}");
    assertThat(events).containsExactly("twice 1 by attempt 1: [m1, m2]");
  }

  @Test
  void theConversationIsReadSinceALittleBeforeTheAttempt() {
    reconcile(Policy.HOLD);
    assertThat(provider.queries())
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.providerAccountId()).isEqualTo("account-uncertain-0");
              assertThat(query.recipientId()).isEqualTo("person-uncertain-0");
              assertThat(query.since()).isEqualTo(sentAt.minusSeconds(32));
            });
  }

  @Test
  void whatIsNotOursIsNotTakenForOurs() {
    provider.shows(
        seen("theirs", TEXT, 0, false),
        seen("other-text", TEXT + "!", 0, true),
        seen("older", TEXT, -33, true));
    reconcile(Policy.HOLD);
    assertThat(database.status(1)).isEqualTo("uncertain");
    assertThat(evidence()).containsExactly("read_back, not_seen, {}, node-b");
  }

  @Test
  void aMessageThatProvesAnotherRowIsNotTakenForThisOne() {
    database.run(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, message_id, attempted_at, sent_at)"
            + " VALUES ('other', 99, 1, 1, 1, 1, 'sent', 'm1', now(), now())");
    provider.shows(seen("m1", TEXT, 0, true));
    reconcile(Policy.HOLD);
    assertThat(database.status(1)).isEqualTo("uncertain");
    assertThat(evidence()).containsExactly("read_back, not_seen, {}, node-b");
  }

  @Test
  void aKnownDuplicateOfAnotherRowIsNotTakenForThisOne() {
    provider.shows(seen("m1", TEXT, 0, true), seen("m2", TEXT, 9, true));
    reconcile(Policy.HOLD);
    database.enqueue(1, database.prospect(1, "person-2"), 1, 1);
    messages.settle(messages.claimOne(), Fate.uncertain(Duration.ZERO, "timeout"));
    reconcile(Policy.HOLD);
    assertThat(database.status(2)).isEqualTo("uncertain");
  }

  @Test
  void notFoundItIsLookedForAgainAndStaysUncertain() {
    reconcile(Policy.RETRY);
    assertThat(
            database.strings(
                "SELECT status || ', ' || looks || ', ' || status_reason FROM send_queue"))
        .containsExactly("uncertain, 1, not found yet in 1 complete looks");
    assertThat(reconcile(Policy.RETRY)).isZero();
    // The look that could settle it comes when absence begins to count.
    assertThat(events)
        .singleElement()
        .asString()
        .startsWith("still 1: not found yet in 1 complete looks, next in PT9M");
  }

  @Test
  void notFoundOftenEnoughButTooEarlyItStaysUncertain() {
    lookOften(5, Policy.RETRY);
    assertThat(database.strings("SELECT status || looks FROM send_queue"))
        .containsExactly("uncertain5");
  }

  @Test
  void notFoundOftenAndLongEnoughThePolicyHoldLeavesItToAPersonAndKeepsLooking() {
    absentAfter = Duration.ZERO;
    lookOften(2, Policy.HOLD);
    assertThat(database.strings("SELECT status || ', ' || status_reason FROM send_queue"))
        .containsExactly("uncertain, not found in 2 complete looks; a person decides");
    provider.shows(seen("m1", TEXT, 0, true));
    lookOften(1, Policy.HOLD);
    assertThat(database.status(1)).isEqualTo("sent");
  }

  @Test
  void notFoundOftenAndLongEnoughThePolicyRetryPutsItBack() {
    absentAfter = Duration.ZERO;
    lookOften(2, Policy.RETRY);
    assertThat(
            database.strings(
                "SELECT status || ', ' || status_reason || ', ' || retries FROM send_queue"))
        .containsExactly("pending, not found in 2 complete looks, and the policy is retry, 1");
    assertThat(database.strings("SELECT status FROM linkedin_messages"))
        .containsExactly("not_sent");
    assertThat(events).last().isEqualTo("back 1 after attempt 1");
    Claim second = messages.claimOne();
    assertThat(second.token()).isEqualTo(2);
  }

  @Test
  void thePolicyRetryPutsAMessageBackOnce() {
    absentAfter = Duration.ZERO;
    lookOften(2, Policy.RETRY);
    messages.settle(messages.claimOne(), Fate.uncertain(Duration.ZERO, "timeout"));
    lookOften(3, Policy.RETRY);
    assertThat(database.strings("SELECT status || ', ' || status_reason FROM send_queue"))
        .containsExactly("uncertain, not found in 3 complete looks; a person decides");
  }

  @Test
  void looksAtAnEarlierAttemptDoNotCountForALaterOne() {
    absentAfter = Duration.ZERO;
    lookOften(2, Policy.RETRY);
    messages.settle(messages.claimOne(), Fate.uncertain(Duration.ZERO, "timeout"));
    lookOften(1, Policy.RETRY);
    assertThat(database.strings("SELECT status || looks FROM send_queue"))
        .containsExactly("uncertain1");
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void whatCannotBeReadNeverCounts(Policy policy) {
    absentAfter = Duration.ZERO;
    provider.isUnreadable("HTTP 500");
    lookOften(5, policy);
    assertThat(
            database.strings(
                "SELECT status || ', ' || looks || ', ' || status_reason FROM send_queue"))
        .containsExactly("uncertain, 0, HTTP 500");
    assertThat(evidence()).hasSize(5).containsOnly("read_back, unreadable, {}, node-b");
  }

  @Test
  void anAccountThatIsNotConnectedProvesNoAbsence() {
    absentAfter = Duration.ZERO;
    provider.withHealth(new AccountHealth.NotOk("CREDENTIALS"));
    lookOften(3, Policy.RETRY);
    provider.withHealth(new AccountHealth.NotKnown("HTTP 503"));
    lookOften(3, Policy.RETRY);
    assertThat(
            database.strings(
                "SELECT status || ', ' || looks || ', ' || status_reason FROM send_queue"))
        .containsExactly("uncertain, 0, its account is not connected, so the provider may lag");
  }

  @Test
  void whatAnAccountThatIsNotConnectedShowsIsStillTrue() {
    provider.withHealth(new AccountHealth.NotOk("CREDENTIALS")).shows(seen("m1", TEXT, 0, true));
    reconcile(Policy.HOLD);
    assertThat(database.status(1)).isEqualTo("sent");
  }

  private void lookOften(int times, Policy policy) {
    for (int i = 0; i < times; i++) {
      database.run("UPDATE send_queue SET look_at = now() WHERE status = 'uncertain'");
      reconcile(policy);
    }
  }

  private int reconcile(Policy policy) {
    RecoverySettings settings =
        new RecoverySettings(policy, Duration.ZERO, Duration.ofMinutes(1), 2, absentAfter);
    return new Recovery(
            database.statements(), "node-b", provider, settings, new RecordedRecovery(events))
        .reconcile(() -> false);
  }

  private SeenMessage seen(String id, String text, int secondsLater, boolean fromUs) {
    return new SeenMessage(id, "chat-of-" + id, text, sentAt.plusSeconds(secondsLater), fromUs);
  }

  private List<String> evidence() {
    return database.strings(
        "SELECT concat_ws(', ', source, finding, message_ids, actor) FROM attempt_evidence ORDER BY id");
  }
}
