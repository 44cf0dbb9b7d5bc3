package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each gate alone holds back the one message it is about, and opens again (F17, F21, F23, F28,
 * F29).
 */
class GatesTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private long held;
  private long free;

  @BeforeEach
  void twoMessagesThatHaveNothingInCommon() {
    held = database.enqueueAnywhere("held");
    free = database.enqueueAnywhere("free");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE campaigns SET status = 'paused' WHERE id = 1",
        "UPDATE campaigns SET status = 'stopped' WHERE id = 1",
        "UPDATE campaign_prospects SET stopped_at = now() WHERE id = 1",
        "UPDATE linkedin_accounts SET paused_at = now(), resumes = 'by_person' WHERE id = 1",
        "UPDATE linkedin_accounts SET paused_at = now(), resumes = 'when_ok' WHERE id = 1",
        "UPDATE linkedin_accounts SET paused_at = now(), resumes = 'at_time', paused_until = now() + interval '1 s' WHERE id = 1",
        "UPDATE linkedin_accounts SET next_send_at = now() + interval '1 min' WHERE id = 1",
        "UPDATE linkedin_accounts SET daily_cap = 0 WHERE id = 1",
        "UPDATE send_queue SET scheduled_for = now() + interval '1 min' WHERE id = 1",
        "UPDATE send_queue SET retry_at = now() + interval '1 min' WHERE id = 1",
        "UPDATE send_queue SET scheduled_for = now() - interval '2 s', expires_at = now() - interval '1 s' WHERE id = 1"
      })
  void aClosedGateHoldsItsMessageAndNoOther(String gate) {
    database.run(gate);
    assertThat(messages.claimIds()).containsExactly(free);
    assertThat(database.status(held)).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE campaigns SET status = 'active'",
        "UPDATE linkedin_accounts SET paused_at = now(), resumes = 'at_time', paused_until = now() - interval '1 s'",
        "UPDATE linkedin_accounts SET next_send_at = now()",
        "UPDATE linkedin_accounts SET daily_cap = 1",
        "UPDATE send_queue SET retry_at = now()",
        "UPDATE send_queue SET expires_at = now() + interval '1 min'",
        "UPDATE send_switch SET paused_at = now(), resumes = 'at_time', paused_until = now() - interval '1 s'"
      })
  void anOpenGateHoldsNothing(String gate) {
    database.run(gate);
    assertThat(messages.claimIds()).containsExactlyInAnyOrder(held, free);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resumes = 'by_person'",
        "resumes = 'at_time', paused_until = now() + interval '1 min'"
      })
  void aPauseOfEverythingHoldsEverything(String pause) {
    database.run("UPDATE send_switch SET paused_at = now(), " + pause);
    assertThat(messages.claimIds()).isEmpty();
  }

  @Test
  void withoutItsSwitchNothingIsSent() {
    database.run("DELETE FROM send_switch");
    assertThat(messages.claimIds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE campaigns SET status = 'paused' WHERE id = 1",
        "UPDATE campaign_prospects SET stopped_at = now() WHERE id = 1",
        "UPDATE send_queue SET retry_at = now() + interval '1 min' WHERE id = 1"
      })
  void theHeadOfTheLineDoesNotHoldItsAccountsOthers(String gate) {
    long campaign = database.campaign("beside");
    long behind = database.enqueue(campaign, database.prospect(campaign, "person-b"), 1, 1);
    database.run(gate);
    assertThat(messages.claimIds()).containsExactlyInAnyOrder(behind, free);
  }

  @Test
  void aClaimSpacesItsAccountAtRandomBetweenItsLimits() {
    database.run(
        "UPDATE linkedin_accounts SET spacing_min = '20 s', spacing_max = '40 s' WHERE id = 1");
    long second = database.enqueue(1, database.prospect(1, "person-2"), 1, 1);
    Claim claim = messages.claimOf(held);
    messages.settle(claim, Messages.sent(1));
    assertThat(messages.claimIds()).containsExactly(free);
    assertThat(database.status(second)).isEqualTo("pending");
    assertThat(
            database.value(
                Boolean.class,
                "SELECT next_send_at - started_at BETWEEN interval '20 s' AND interval '40 s'"
                    + " FROM linkedin_accounts a JOIN send_attempts t ON t.account_id = a.id WHERE a.id = 1"))
        .isTrue();
  }

  @Test
  void aStepWaitsWhileAnEarlierOneIsOpen() {
    long second = followUp(2, Duration.ofSeconds(-1));
    database.run("UPDATE campaigns SET status = 'paused' WHERE id = 2");
    database.run("UPDATE send_queue SET retry_at = now() + interval '1 min' WHERE id = ?", held);
    assertThat(messages.claimIds()).isEmpty();
    database.run("UPDATE send_queue SET retry_at = NULL");
    Claim first = messages.claimOne();
    assertThat(first.queueId()).isEqualTo(held);
    messages.settle(first, Fate.uncertain(Duration.ofHours(1), "timeout"));
    assertThat(messages.claimIds()).isEmpty();
    assertThat(database.status(second)).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelled", "suppressed"})
  void aStepDoesNotWaitForAnEarlierOneThatWillNotBeSent(String status) {
    long second = followUp(2, Duration.ofSeconds(-1));
    database.run("UPDATE send_queue SET status = ? WHERE id = ?", status, held);
    assertThat(messages.claimIds()).containsExactlyInAnyOrder(second, free);
  }

  @Test
  void aStepKeepsItsDistanceFromAnEarlierOneThatWasSentLate() {
    // Planned an hour apart, both long ago: the first goes out now, the second an hour from now.
    database.run("UPDATE send_queue SET scheduled_for = now() - interval '3 h' WHERE id = ?", held);
    long second = followUp(2, Duration.ofHours(-2));
    messages.settle(messages.claimOf(held), Messages.sent(1));
    assertThat(messages.claimIds()).containsExactly(free);
    database.run("UPDATE send_queue SET status_at = now() - interval '61 min' WHERE id = ?", held);
    assertThat(messages.claimIds()).containsExactly(second);
  }

  @Test
  void expiredMessagesAreCancelledWithTheReason() {
    database.run(
        "UPDATE send_queue SET scheduled_for = now() - interval '2 s', expires_at = now() - interval '1 s' WHERE id = ?",
        held);
    assertThat(messages.queue("node-a").cancelExpired(10)).containsExactly(held);
    assertThat(
            database.value(
                String.class, "SELECT status_reason FROM send_queue WHERE status = 'cancelled'"))
        .isEqualTo("it expired before it could be sent");
    assertThat(messages.queue("node-a").cancelExpired(10)).isEmpty();
  }

  @Test
  void anExpiredMessageThatWasInDoubtDoesNotPassForOneThatWasNeverSent() {
    Claim claim = messages.claimOf(held);
    messages.settle(claim, Settlement.Fate.uncertain(Duration.ZERO, "timeout"));
    database.run(
        "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason)"
            + " VALUES (?, ?, 'read_back', 'absent', 'node-a', 'looked twice')",
        held,
        claim.token());
    database.run("UPDATE send_queue SET status = 'pending' WHERE id = ?", held);
    database.run(
        "UPDATE send_queue SET scheduled_for = now() - interval '2 s', expires_at = now() - interval '1 s' WHERE id = ?",
        held);
    messages.queue("node-a").cancelExpired(10);
    assertThat(
            database.value(
                String.class, "SELECT status_reason FROM send_queue WHERE status = 'cancelled'"))
        .isEqualTo(
            "it expired before it could be tried again; that the earlier attempt was not delivered is only known from looks that missed it");
  }

  private long followUp(int step, Duration due) {
    return database.enqueue(1, 1, 1, step, due);
  }
}
