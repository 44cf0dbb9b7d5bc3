package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One intent is served once, however often it is queued (F12, F13, F14). */
class IntentTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void theSameIntentQueuedTwiceEndsSuppressedAndIsNeverSent() {
    long campaign = database.campaign("spring");
    long prospect = database.prospect(campaign, "person");
    long account = database.account("account");
    long first = database.enqueue(campaign, prospect, account, 1, Duration.ofMinutes(-5));
    long second = database.enqueue(campaign, prospect, account, 1, Duration.ofMinutes(-1));
    messages.settle(messages.claimOf(first), Messages.sent(1));
    ClaimedBatch batch = messages.claim();
    assertThat(batch.claims()).isEmpty();
    assertThat(batch.suppressed()).isEqualTo(1);
    assertThat(
            database.rows(
                "SELECT status || ': ' || status_reason AS it FROM send_queue WHERE id = ?",
                second))
        .containsExactly(
            Map.of("it", "suppressed: its intent is already served by another message"));
    assertThat(attempts()).isEqualTo(1);
  }

  @Test
  void anUncertainIntentIsNotServedByAnotherRow() {
    Claim uncertain = messages.uncertain();
    long second = again(uncertain.queueId());
    assertThat(messages.claim().suppressed()).isEqualTo(1);
    assertThat(database.status(second)).isEqualTo("suppressed");
  }

  @Test
  void aRowBesideOneThatWaitsToBeTriedAgainIsSuppressed() {
    long first = database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Fate.backToPending(Duration.ofHours(1), true, "busy"));
    long second = again(first);
    assertThat(messages.claim().suppressed()).isEqualTo(1);
    assertThat(database.status(second)).isEqualTo("suppressed");
    assertThat(database.status(first)).isEqualTo("pending");
  }

  @Test
  void aMessageThatCertainlyWasNotSentIsServedAgainUnderTheSameLedgerRow() {
    long first = database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Fate.backToPending(Duration.ZERO, true, "busy"));
    Claim again = messages.claimOne();
    assertThat(again.queueId()).isEqualTo(first);
    assertThat(again.retries()).isEqualTo(1);
    assertThat(ledger()).containsExactly("sending of " + first);
    assertThat(attempts()).isEqualTo(2);
  }

  @Test
  void aNewRowAfterOneThatFailedIsServed() {
    long first = database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Fate.failed("refused"));
    // The refusal stopped its person; somebody has looked into it.
    database.run("UPDATE campaign_prospects SET stopped_at = NULL, stop_reason = NULL");
    long second = again(first);
    assertThat(messages.claimIds()).containsExactly(second);
    assertThat(ledger()).containsExactly("sending of " + second);
  }

  @Test
  void aNewRowAfterOneThatAPersonGaveUpIsNotServed() {
    Claim uncertain = messages.uncertain();
    database.run(
        "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason)"
            + " VALUES (?, ?, 'person', 'given_up', 'ada', 'not worth it')",
        uncertain.queueId(),
        uncertain.token());
    database.run("UPDATE send_queue SET status = 'failed', look_at = NULL");
    again(uncertain.queueId());
    assertThat(messages.claim().suppressed()).isEqualTo(1);
  }

  @Test
  void eachPartOfTheKeyMakesAnotherIntent() {
    assertThat(
            database.value(
                Long.class,
                "SELECT count(DISTINCT k) FROM (VALUES"
                    + " (intent_key('t', 'a', 'p', 'c', 1)), (intent_key('t2', 'a', 'p', 'c', 1)),"
                    + " (intent_key('t', 'a2', 'p', 'c', 1)), (intent_key('t', 'a', 'p2', 'c', 1)),"
                    + " (intent_key('t', 'a', 'p', 'c2', 1)), (intent_key('t', 'a', 'p', 'c', 2)),"
                    + " (intent_key('ta', '', 'p', 'c', 1)), (intent_key('t', 'a', 'pc', '', 1))) AS v (k)"))
        .isEqualTo(8);
  }

  @Test
  void rowsOfOtherCampaignsAccountsPeopleAndStepsHaveKeysOfTheirOwn() {
    long campaign = database.campaign("spring");
    long other = database.campaign("autumn");
    long account = database.account("account");
    long prospect = database.prospect(campaign, "person");
    database.enqueue(campaign, prospect, account, 1);
    database.enqueue(campaign, prospect, account, 2);
    database.enqueue(campaign, prospect, database.account("account-2"), 1);
    database.enqueue(campaign, database.prospect(campaign, "person-2"), account, 1);
    database.enqueue(other, database.prospect(other, "person"), account, 1);
    assertThat(keys().stream().distinct()).hasSize(5);
  }

  @Test
  void timeTextAndKindAreNotPartOfTheKey() {
    long id = database.enqueueAnywhere("a");
    again(id);
    database.run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, kind, scheduled_for)"
            + " VALUES (1, 1, 1, 1, 'Other words', 'follow_up', now() + interval '1 year')");
    assertThat(keys().stream().distinct()).hasSize(1);
  }

  @Test
  void aCampaignThatIsDeletedAndMadeAgainKeepsItsMemory() {
    long first = database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Messages.sent(1));
    database.run("DELETE FROM send_queue");
    database.run("DELETE FROM campaign_prospects");
    database.run("DELETE FROM campaigns");
    long campaign = database.campaign("campaign a");
    long second = database.enqueue(campaign, database.prospect(campaign, "person-a"), 1, 1);
    assertThat(second).isNotEqualTo(first);
    assertThat(messages.claim().suppressed()).isEqualTo(1);
  }

  @Test
  void aPersonWhoWasErasedAndImportedAgainIsNotWrittenToAgain() {
    database.enqueueAnywhere("a");
    messages.settle(messages.claimOne(), Messages.sent(1));
    database.run("UPDATE linkedin_messages SET person = NULL");
    database.run("DELETE FROM send_queue");
    database.run("DELETE FROM campaign_prospects");
    database.enqueue(1, database.prospect(1, "person-a"), 1, 1);
    assertThat(messages.claim().suppressed()).isEqualTo(1);
  }

  @Test
  void thePersonAndNotTheProvidersIdOfThemIsPartOfTheKey() {
    long campaign = database.campaign("spring");
    long account = database.account("account");
    String insert =
        "INSERT INTO campaign_prospects (campaign_id, person, provider_id) VALUES (?, 'ada', ?) RETURNING id";
    long first = database.value(Long.class, insert, campaign, "ACoAA1");
    database.enqueue(campaign, first, account, 1);
    messages.settle(messages.claimOne(), Messages.sent(1));
    database.run("DELETE FROM send_queue");
    database.run("DELETE FROM campaign_prospects");
    database.enqueue(campaign, database.value(Long.class, insert, campaign, "AEMAA1"), account, 1);
    assertThat(messages.claim().suppressed()).isEqualTo(1);
  }

  @Test
  void whatNamesAnIntentNeverChanges() {
    database.enqueueAnywhere("a");
    assertThat(database.refusal("UPDATE campaigns SET code = 'x'").message())
        .isEqualTo(
            "campaigns.code and campaigns.tenant may not change: they name campaign 1 in the keys of its messages");
    assertThat(database.refusal("UPDATE linkedin_accounts SET code = 'x'").message())
        .isEqualTo(
            "linkedin_accounts.code and tenant may not change: they name account 1 in the keys of its messages");
    assertThat(database.refusal("UPDATE campaign_prospects SET person = 'x'").message())
        .isEqualTo(
            "campaign_prospects.person and campaign_id may not change: they name prospect 1 in the keys of its messages");
    assertThat(database.run("UPDATE campaigns SET name = 'another name'")).isEqualTo(1);
    assertThat(database.run("UPDATE linkedin_accounts SET provider_account_id = 'anew'"))
        .isEqualTo(1);
  }

  /** Another row of the same intent. */
  private long again(long queueId) {
    return database.value(
        Long.class,
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
            + " SELECT campaign_id, prospect_id, account_id, step, message || '!', scheduled_for + interval '1 s'"
            + " FROM send_queue WHERE id = ? RETURNING id",
        queueId);
  }

  private List<String> ledger() {
    return database.strings("SELECT status || ' of ' || queue_id AS it FROM linkedin_messages");
  }

  private List<String> keys() {
    return database.strings("SELECT idempotency_key AS it FROM send_queue");
  }

  private long attempts() {
    return database.value(Long.class, "SELECT count(*) FROM send_attempts");
  }
}
