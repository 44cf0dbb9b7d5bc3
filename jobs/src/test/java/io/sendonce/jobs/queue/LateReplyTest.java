package io.sendonce.jobs.queue;

import static io.sendonce.jobs.queue.LateReply.DECIDED_IT;
import static io.sendonce.jobs.queue.LateReply.NOTHING_NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node that wakes after its lease ended changes nothing, and is still believed (F8). */
class LateReplyTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void aLateAnswerOfSuccessDecidesTheUncertainMessage() {
    Claim claim = messages.uncertain();
    assertThat(messages.settle(claim, Messages.sent(7))).isFalse();
    assertThat(late(claim, Messages.sent(7))).isEqualTo(DECIDED_IT);
    assertThat(state()).containsExactly("sent, sent, message-7, chat-7");
    assertThat(evidence()).containsExactly("late_reply, delivered, {message-7}, node-a");
  }

  @Test
  void aLateRefusalPutsTheMessageBackAsAPunctualOneWouldHave() {
    Claim claim = messages.uncertain();
    Fate busy = Fate.backToPending(Duration.ofMinutes(10), true, "busy");
    assertThat(late(claim, busy)).isEqualTo(DECIDED_IT);
    assertThat(state()).containsExactly("pending, not_sent");
    assertThat(messages.claimIds()).isEmpty();
    assertThat(
            database.strings(
                "SELECT retries || ', ' || (retry_at > now() + interval '9 min') || ', ' || status_reason FROM send_queue"))
        .containsExactly("1, true, the provider's answer came after the lease had ended: busy");
  }

  @Test
  void aLateFinalRefusalFailsTheMessage() {
    Claim claim = messages.uncertain();
    assertThat(late(claim, Fate.failed("no such person"))).isEqualTo(DECIDED_IT);
    assertThat(state()).containsExactly("failed, not_sent");
    assertThat(database.strings("SELECT stop_reason FROM campaign_prospects"))
        .containsExactly("the provider's answer came after the lease had ended: no such person");
  }

  @Test
  void aLateAnswerThatTellsNothingIsNoEvidence() {
    Claim claim = messages.uncertain();
    assertThat(late(claim, Fate.uncertain(Duration.ZERO, "timeout"))).isEqualTo(NOTHING_NEW);
    assertThat(evidence()).isEmpty();
  }

  @Test
  void anAnswerToAnAttemptThatIsSettledIsNotNews() {
    database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    messages.settle(claim, Messages.sent(1));
    assertThat(late(claim, Messages.sent(1))).isEqualTo(NOTHING_NEW);
    assertThat(evidence()).isEmpty();
  }

  @Test
  void aLateAnswerToADecidedMessageIsKeptAndChangesNothing() {
    Claim claim = messages.uncertain();
    decide(claim, "given_up", "failed");
    assertThat(late(claim, Messages.sent(7))).isEqualTo(NOTHING_NEW);
    assertThat(state()).containsExactly("failed, unknown");
    assertThat(evidence())
        .containsExactly("person, given_up, {}, ada", "late_reply, delivered, {message-7}, node-a");
  }

  @Test
  void aDeliveryThatBecameKnownDuringTheNextAttemptEndsTheTrying() {
    Claim first = messages.uncertain();
    decide(first, "absent", "pending");
    Claim second = messages.claimOne();
    assertThat(late(first, Messages.sent(7))).isEqualTo(NOTHING_NEW);
    messages.settle(second, Fate.backToPending(Duration.ZERO, false, "busy"));
    assertThat(messages.claimIds()).isEmpty();
    assertThat(database.strings("SELECT status FROM send_queue")).containsExactly("suppressed");
  }

  @Test
  void aMessageThatWasTakenToBeAbsentAndWasDeliveredIsNotSentAgain() {
    Claim claim = messages.uncertain();
    decide(claim, "absent", "pending");
    assertThat(late(claim, Messages.sent(7))).isEqualTo(DECIDED_IT);
    assertThat(state()).containsExactly("suppressed, sent, message-7, chat-7");
    assertThat(messages.claim().isEmpty()).isTrue();
  }

  @Test
  void aLateRefusalOfAMessageThatIsBackAlreadyChangesNothing() {
    Claim claim = messages.uncertain();
    decide(claim, "absent", "pending");
    assertThat(late(claim, Fate.failed("refused"))).isEqualTo(NOTHING_NEW);
    assertThat(state()).containsExactly("pending, not_sent");
  }

  @Test
  void aMessageThatIsBackFromALaterAttemptIsNotSentAgainEither() {
    Claim first = messages.uncertain();
    decide(first, "absent", "pending");
    messages.settle(messages.claimOne(), Fate.backToPending(Duration.ZERO, true, "busy"));
    assertThat(late(first, Messages.sent(7))).isEqualTo(DECIDED_IT);
    assertThat(state()).containsExactly("suppressed, sent, message-7, chat-7");
  }

  @Test
  void aLateRefusalOfAnEarlierAttemptDoesNotDecideALaterOne() {
    Claim first = messages.uncertain();
    decide(first, "absent", "pending");
    messages.settle(messages.claimOne(), Fate.uncertain(Duration.ZERO, "timeout"));
    assertThat(late(first, Fate.failed("refused"))).isEqualTo(NOTHING_NEW);
    assertThat(state()).containsExactly("uncertain, unknown");
  }

  @Test
  void aLateAnswerToAnEarlierAttemptDoesNotTouchTheNext() {
    Claim first = messages.uncertain();
    decide(first, "absent", "pending");
    Claim second = messages.claimOne();
    assertThat(late(first, Messages.sent(7))).isEqualTo(NOTHING_NEW);
    assertThat(state()).containsExactly("processing, sending");
    assertThat(messages.settle(second, Messages.sent(8))).isTrue();
    assertThat(evidence()).contains("late_reply, delivered, {message-7}, node-a");
  }

  private LateReply late(Claim claim, Fate fate) {
    return messages
        .queue("node-a")
        .recordLateReply(new Settlement(claim, fate, ProviderReply.NONE));
  }

  private void decide(Claim claim, String finding, String status) {
    database.run(
        "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason)"
            + " VALUES (?, ?, 'person', ?, 'ada', 'asked')",
        claim.queueId(),
        claim.token(),
        finding);
    if (finding.equals("absent")) {
      database.run("UPDATE linkedin_messages SET status = 'not_sent'");
    }
    database.run("UPDATE send_queue SET status = ?, look_at = NULL", status);
  }

  private List<String> state() {
    return database.strings(
        "SELECT concat_ws(', ', q.status, l.status, l.message_id, l.chat_id)"
            + " FROM send_queue q JOIN linkedin_messages l ON l.queue_id = q.id");
  }

  private List<String> evidence() {
    return database.strings(
        "SELECT concat_ws(', ', source, finding, message_ids, actor) FROM attempt_evidence ORDER BY id");
  }
}
