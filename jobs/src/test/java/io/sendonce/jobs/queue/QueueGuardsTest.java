package io.sendonce.jobs.queue;

import static io.sendonce.jobs.queue.MessageStatus.CANCELLED;
import static io.sendonce.jobs.queue.MessageStatus.FAILED;
import static io.sendonce.jobs.queue.MessageStatus.PENDING;
import static io.sendonce.jobs.queue.MessageStatus.PROCESSING;
import static io.sendonce.jobs.queue.MessageStatus.SENT;
import static io.sendonce.jobs.queue.MessageStatus.SUPPRESSED;
import static io.sendonce.jobs.queue.MessageStatus.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hands, old versions and other programs may not do to the queue (F9, F14, F16). */
class QueueGuardsTest {

  private static final String RESOLVE = "sendonce messages resolve %d --help";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void aMessageThatIsBeingSentCannotBePutBackByHand() {
    long id = messages.in(PROCESSING);
    assertThat(setStatus(id, "pending, lease_until = NULL"))
        .isEqualTo(
            new Refusal(
                "23514",
                "send_queue.status of message %d may not go from processing to pending: the outcome of attempt 1 is not known yet"
                    .formatted(id),
                "It may have reached the person already. If its node is gone, it becomes uncertain by itself when its lease ends."
                    + " It is looked for at the provider by itself. To decide by hand: "
                    + RESOLVE.formatted(id),
                "status"));
  }

  @Test
  void anUncertainMessageCannotBePutBackByHand() {
    long id = messages.in(UNCERTAIN);
    assertThat(setStatus(id, "pending"))
        .isEqualTo(
            new Refusal(
                "23514",
                "send_queue.status of message %d may not go from uncertain to pending: nobody knows whether attempt 1 reached the person"
                    .formatted(id),
                "It is looked for at the provider by itself. To decide by hand: "
                    + RESOLVE.formatted(id),
                "status"));
  }

  @Test
  void aSentMessageCannotBePutBackByHand() {
    long id = messages.in(SENT);
    Refusal refusal = setStatus(id, "pending");
    assertThat(refusal.message())
        .isEqualTo("send_queue.status of message %d may not go from sent to pending".formatted(id));
    assertThat(refusal.hint())
        .isEqualTo("It was sent. A further message to this person is a further step.");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "SUPPRESSED", "CANCELLED"})
  void aFinalMessageCannotBePutBackByHand(MessageStatus status) {
    Refusal refusal = setStatus(messages.in(status), "pending");
    assertThat(refusal.message()).endsWith("may not go from " + status.column() + " to pending");
    assertThat(refusal.hint())
        .isEqualTo("A final state stays. Insert a new row if the message shall be tried again.");
  }

  @Test
  void anotherProgramCannotTakeAMessageWithoutAnAttempt() {
    long id = messages.in(PENDING);
    Refusal refusal = setStatus(id, "processing, lease_until = now() + interval '5 min'");
    assertThat(refusal.message())
        .isEqualTo(
            "send_queue.status of message %d may not become processing: no attempt of it is on record"
                .formatted(id));
    assertThat(refusal.hint())
        .isEqualTo("Only a sendonce node sends from this queue. Stop the other program.");
  }

  @Test
  void aMessageInDoubtCannotBePointedAtAnEarlierAttempt() {
    long id = database.enqueueAnywhere("a");
    Claim first = messages.claimOne();
    messages.settle(first, Fate.backToPending(Duration.ZERO, true, "busy"));
    Claim second = messages.claimOne();
    assertThat(
            database.refusal(
                "UPDATE send_queue SET claim_token = ? WHERE id = ?", first.token(), id))
        .isEqualTo(
            new Refusal(
                "23514",
                "send_queue.claim_token of message %d may not change from %d to %d: only a claim changes it"
                    .formatted(id, second.token(), first.token()),
                null,
                "claim_token"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "PROCESSING", "UNCERTAIN"})
  void anOpenMessageCannotBeDeleted(MessageStatus status) {
    long id = messages.in(status);
    Refusal refusal = database.refusal("DELETE FROM send_queue WHERE id = ?", id);
    assertThat(refusal.message())
        .isEqualTo(
            "send_queue: message %d may not be deleted while it is %s"
                .formatted(id, status.column()));
    assertThat(refusal.hint())
        .isEqualTo(
            status == PENDING
                ? "Cancel it: UPDATE send_queue SET status = 'cancelled', status_reason = 'why' WHERE id = "
                    + id
                : "It may have reached the person; wait until its outcome is known.");
  }

  @Test
  void finalMessagesMayBeDeleted() {
    for (MessageStatus status : new MessageStatus[] {SENT, FAILED, SUPPRESSED, CANCELLED}) {
      long id = messages.in(status);
      assertThat(database.run("DELETE FROM send_queue WHERE id = ?", id)).isEqualTo(1);
    }
  }

  @Test
  void aSecondMessageOfAnAccountCannotBeInFlightEvenWithoutTriggers() {
    long id = messages.in(PROCESSING);
    String insert =
        "SET LOCAL session_replication_role = replica; INSERT INTO send_queue"
            + " (campaign_id, prospect_id, account_id, step, kind, message, idempotency_key, status, lease_until)"
            + " SELECT campaign_id, prospect_id, account_id, 2, 'follow_up', 'x', 'other', 'processing', now()"
            + " FROM send_queue WHERE id = "
            + id;
    assertThat(database.refusal(insert).message())
        .isEqualTo(
            "duplicate key value violates unique constraint \"send_queue_one_in_flight_per_account\"");
  }

  @Test
  void aWaitingMessageMayBeRewordedUntilItIsTried() {
    long id = database.enqueueAnywhere("a");
    database.run("UPDATE send_queue SET message = E' Better\\r\\nwords ' WHERE id = ?", id);
    assertThat(database.value(String.class, "SELECT message FROM send_queue"))
        .isEqualTo("Better\nwords");
    assertThat(
            database
                .refusal("UPDATE send_queue SET message = 'Hi {{name}}' WHERE id = ?", id)
                .message())
        .isEqualTo(
            "send_queue.message must have its variables filled in, but still holds {{name}}");
    messages.settle(messages.claimOne(), Fate.backToPending(Duration.ZERO, true, "busy"));
    assertThat(
            database
                .refusal("UPDATE send_queue SET message = 'Too late' WHERE id = ?", id)
                .message())
        .isEqualTo(
            "send_queue.message may not change once message %d was tried; set it to an empty text to redact it when it is final"
                .formatted(id));
  }

  @Test
  void theTextOfAFinalMessageMayBeRedactedAndThatOfAnOpenOneNot() {
    long sent = messages.in(SENT);
    assertThat(database.run("UPDATE send_queue SET message = '' WHERE id = ?", sent)).isEqualTo(1);
    long uncertain = messages.in(UNCERTAIN);
    assertThat(
            database
                .refusal("UPDATE send_queue SET message = '' WHERE id = ?", uncertain)
                .message())
        .startsWith("new row for relation \"send_queue\" violates check constraint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = id + 1000",
        "campaign_id = campaign_id + 1",
        "prospect_id = prospect_id + 1",
        "account_id = account_id + 1",
        "step = step + 1",
        "kind = 'follow_up'",
        "idempotency_key = 'another'",
        "created_at = now() - interval '1 day'"
      })
  void whatAMessageIsAboutNeverChanges(String change) {
    long id = messages.in(PENDING);
    assertThat(database.refusal("UPDATE send_queue SET " + change + " WHERE id = " + id).message())
        .isEqualTo(
            "send_queue.idempotency_key and what it names may not change in message %d; cancel it and insert another"
                .formatted(id));
  }

  private Refusal setStatus(long id, String assignment) {
    String[] parts = assignment.split(", ", 2);
    String more = parts.length > 1 ? ", " + parts[1] : "";
    return database.refusal(
        "UPDATE send_queue SET status = '" + parts[0] + "'" + more + " WHERE id = " + id);
  }
}
