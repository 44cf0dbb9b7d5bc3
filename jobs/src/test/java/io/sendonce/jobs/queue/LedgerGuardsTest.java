package io.sendonce.jobs.queue;

import static io.sendonce.jobs.queue.MessageStatus.PROCESSING;
import static io.sendonce.jobs.queue.MessageStatus.SENT;
import static io.sendonce.jobs.queue.MessageStatus.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of what was tried only grows (F14, F30). */
class LedgerGuardsTest {

  private static final String EVIDENCE =
      "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason)"
          + " SELECT id, claim_token, 'person', ?, 'ada', 'asked them' FROM send_queue";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @ParameterizedTest
  @ValueSource(strings = {"SENT", "PROCESSING", "UNCERTAIN", "FAILED"})
  void aLedgerRowCannotBeDeleted(MessageStatus status) {
    messages.in(status);
    assertThat(database.refusal("DELETE FROM linkedin_messages"))
        .isEqualTo(
            new Refusal(
                "23514",
                "linkedin_messages: row 1 may not be deleted: it is the memory that its message was tried",
                "Set person to NULL to redact it.",
                null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'not_sent', sent_at = NULL",
        "queue_id = queue_id + 1",
        "prospect_id = prospect_id + 1",
        "chat_id = 'another'",
        "message_id = NULL",
        "attempted_at = now()",
        "sent_at = now()"
      })
  void aSentLedgerRowKeepsItsOutcomeIdsAndTimes(String change) {
    messages.in(SENT);
    assertThat(database.refusal("UPDATE linkedin_messages SET " + change).message())
        .isEqualTo(
            "linkedin_messages: row 1 is sent, and its outcome, ids and times may not change");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idempotency_key = 'another'",
        "account_id = account_id + 1",
        "campaign_id = campaign_id + 1",
        "step = step + 1",
        "person = 'somebody else'"
      })
  void aLedgerRowKeepsWhatItIsAbout(String change) {
    messages.in(UNCERTAIN);
    assertThat(database.refusal("UPDATE linkedin_messages SET " + change).message())
        .isEqualTo("linkedin_messages: what row 1 is about may not change");
  }

  @Test
  void thePersonOfASentLedgerRowMayBeRedacted() {
    messages.in(SENT);
    assertThat(database.run("UPDATE linkedin_messages SET person = NULL")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PROCESSING, sending, not_sent",
    "PROCESSING, sending, unknown",
    "UNCERTAIN, unknown, not_sent"
  })
  void anIntentCannotBeFreedByHandWithoutEvidence(MessageStatus row, String from, String to) {
    long id = messages.in(row);
    assertThat(database.refusal("UPDATE linkedin_messages SET status = ?", to))
        .isEqualTo(
            new Refusal(
                "23514",
                "linkedin_messages: row 1 may not go from %s to %s: nothing on record about its attempt bears that out"
                    .formatted(from, to),
                "To decide by hand: sendonce messages resolve %d --help".formatted(id),
                "status"));
  }

  @Test
  void anIntentMayBeFreedWithAbsenceOnRecordButNotWithLess() {
    messages.in(UNCERTAIN);
    String free = "UPDATE linkedin_messages SET status = 'not_sent'";
    for (String finding : new String[] {"not_seen", "unreadable", "given_up", "delivered"}) {
      database.run(EVIDENCE, finding);
      assertThat(database.refusal(free).message()).contains("nothing on record");
    }
    database.run(EVIDENCE, "absent");
    assertThat(database.run(free)).isEqualTo(1);
  }

  @Test
  void anUnsettledLedgerRowCannotBeHandedToAnotherMessage() {
    messages.in(UNCERTAIN);
    assertThat(database.refusal("UPDATE linkedin_messages SET queue_id = 99").message())
        .startsWith(
            "linkedin_messages: row 1 may not go from unknown to unknown: nothing on record");
  }

  @Test
  void anIllegalMoveOfTheLedgerIsRefused() {
    messages.in(UNCERTAIN);
    assertThat(database.refusal("UPDATE linkedin_messages SET status = 'sending'").message())
        .isEqualTo("linkedin_messages.status of row 1 may not go from unknown to sending");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE FROM send_attempts, deleted",
    "UPDATE send_attempts SET node = 'other', changed",
    "UPDATE send_attempts SET outcome = 'not_sent', changed"
  })
  void aSettledAttemptCannotBeChanged(String sql, String what) {
    messages.in(SENT);
    assertThat(database.refusal(sql).message())
        .isEqualTo(
            "send_attempts: attempt 1 may not be %s: the attempt log only grows, and an outcome is written once"
                .formatted(what));
  }

  @Test
  void anOpenAttemptTakesAnOutcomeAndNothingElse() {
    messages.in(PROCESSING);
    assertThat(database.refusal("UPDATE send_attempts SET started_at = now()").message())
        .contains("may not be changed");
    assertThat(
            database
                .refusal(
                    "UPDATE send_attempts SET outcome = 'sent', settled_at = now(), fingerprint = 'x'")
                .message())
        .contains("may not be changed");
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE attempt_evidence SET reason = 'x', attempt_evidence: UPDATE",
    "DELETE FROM attempt_evidence, attempt_evidence: DELETE",
    "TRUNCATE attempt_evidence, attempt_evidence: TRUNCATE",
    "UPDATE message_events SET actor = 'x', message_events: UPDATE",
    "DELETE FROM message_events, message_events: DELETE",
    "TRUNCATE message_events, message_events: TRUNCATE",
    "TRUNCATE send_queue, send_queue: TRUNCATE",
    "TRUNCATE linkedin_messages, linkedin_messages: TRUNCATE",
    "TRUNCATE send_attempts CASCADE, send_attempts: TRUNCATE",
    "TRUNCATE campaigns CASCADE, send_queue: TRUNCATE"
  })
  void recordsOnlyGrow(String sql, String what) {
    messages.in(UNCERTAIN);
    database.run(EVIDENCE, "not_seen");
    assertThat(database.refusal(sql))
        .isEqualTo(new Refusal("23514", what + " is refused: this table only grows", null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"linkedin_messages", "send_attempts", "attempt_evidence", "message_events"})
  void theIdsOfRecordsAreGivenByTheDatabaseAlone(String table) {
    assertThat(database.refusal("INSERT INTO " + table + " (id) VALUES (1)").message())
        .isEqualTo("cannot insert a non-DEFAULT value into column \"id\"");
  }
}
