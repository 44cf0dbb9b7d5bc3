package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessageStatusTest {

  private static final String OPEN_ATTEMPT =
      "WITH a AS (INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until)"
          + " SELECT id, account_id, 'n', '', now(), now() FROM send_queue WHERE id = :id RETURNING id)"
          + " SELECT id FROM a";
  private static final String FORGOTTEN_ATTEMPT =
      "WITH r AS (INSERT INTO database_history (identity, noted_by, how, lost_from) VALUES ('i', 'n', 'h', now()) RETURNING id),"
          + " a AS (INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at, restore_id)"
          + " SELECT q.id, account_id, 'n', '', now(), now(), 'unknown', now(), r.id FROM send_queue q, r WHERE q.id = :id RETURNING id)"
          + " SELECT id FROM a";
  private static final String OUTCOME =
      "UPDATE send_attempts SET outcome = '%s', settled_at = now() WHERE queue_id = :id AND outcome IS NULL";
  private static final String FINDING =
      "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason)"
          + " SELECT id, claim_token, 'person', '%s', 'ada', 'why' FROM send_queue WHERE id = :id";
  private static final List<String> OUTCOMES = List.of("sent", "not_sent", "unknown");
  private static final List<String> FINDINGS =
      List.of("delivered", "not_seen", "unreadable", "absent", "given_up");

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void javaAndTheDatabaseAgreeOnAllFortyNinePairs() {
    List<String> java = new ArrayList<>();
    List<String> sql = new ArrayList<>();
    for (MessageStatus from : MessageStatus.values()) {
      for (MessageStatus to : MessageStatus.values()) {
        String pair = from.column() + " -> " + to.column();
        java.add(pair + ": " + from.canBecome(to));
        sql.add(pair + ": " + isLegalMove(from, to));
      }
    }
    assertThat(java).hasSize(49).isEqualTo(sql);
  }

  @Test
  void theColumnTakesTheStatusesOfTheEnumAndNoOther() {
    String check =
        database.value(
            String.class,
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                + " WHERE conrelid = 'send_queue'::regclass AND conname = 'send_queue_status_check'");
    List<String> values =
        Pattern.compile("'([a-z_]+)'")
            .matcher(check)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(values)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(MessageStatus.values()).map(MessageStatus::column).toList());
  }

  /** Tries every pair on a real row, with every kind of evidence and with none. */
  @Test
  void theDatabaseMovesARowOnlyAsWhatIsOnRecordBearsOut() {
    Messages messages = new Messages(database);
    Set<String> moved = new TreeSet<>();
    for (MessageStatus from : MessageStatus.values()) {
      long id = messages.in(from);
      for (MessageStatus to : MessageStatus.values()) {
        if (to != from) {
          evidenceFor(from).stream()
              .filter(evidence -> isMoved(id, to, evidence))
              .forEach(
                  evidence -> moved.add(from.column() + " -> " + to.column() + " " + evidence));
        }
      }
    }
    assertThat(moved)
        .containsExactlyInAnyOrder(
            "pending -> processing by attempt",
            "pending -> uncertain by restore",
            "pending -> suppressed by nothing",
            "pending -> cancelled by nothing",
            "processing -> sent by sent",
            "processing -> pending by not_sent",
            "processing -> failed by not_sent",
            "processing -> uncertain by unknown",
            "uncertain -> sent by delivered",
            "uncertain -> pending by absent",
            "uncertain -> failed by absent",
            "uncertain -> failed by given_up",
            "uncertain -> cancelled by absent",
            "uncertain -> cancelled by given_up");
    assertThat(moved.stream().map(move -> move.replaceAll(" by .*", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(legalMoves());
  }

  private static List<String> evidenceFor(MessageStatus from) {
    List<String> kinds =
        switch (from) {
          case PENDING -> List.of("attempt", "restore");
          case PROCESSING -> OUTCOMES;
          case UNCERTAIN -> FINDINGS;
          case SENT, FAILED, SUPPRESSED, CANCELLED -> FINDINGS;
        };
    List<String> all = new ArrayList<>(List.of("by nothing"));
    kinds.forEach(kind -> all.add("by " + kind));
    return all;
  }

  private boolean isMoved(long id, MessageStatus to, String evidence) {
    try (Handle handle = Jdbi.create(database.dataSource()).open()) {
      handle.begin();
      try {
        Long attempt = supply(handle, id, evidence.substring("by ".length()));
        return handle
                .createUpdate(
                    "UPDATE send_queue SET status = :to, claim_token = coalesce(:attempt, claim_token),"
                        + " lease_until = CASE :to WHEN 'processing' THEN now() END,"
                        + " look_at = CASE :to WHEN 'uncertain' THEN now() END WHERE id = :id")
                .bind("id", id)
                .bind("attempt", attempt)
                .bind("to", to.column())
                .execute()
            == 1;
      } catch (JdbiException e) {
        return false;
      } finally {
        handle.rollback();
      }
    }
  }

  private static @Nullable Long supply(Handle handle, long id, String evidence) {
    if (evidence.equals("attempt")) {
      return handle.createQuery(OPEN_ATTEMPT).bind("id", id).mapTo(Long.class).one();
    }
    if (evidence.equals("restore")) {
      return handle.createQuery(FORGOTTEN_ATTEMPT).bind("id", id).mapTo(Long.class).one();
    }
    if (OUTCOMES.contains(evidence)) {
      handle.createUpdate(OUTCOME.formatted(evidence)).bind("id", id).execute();
    } else if (FINDINGS.contains(evidence)) {
      handle.createUpdate(FINDING.formatted(evidence)).bind("id", id).execute();
    }
    return null;
  }

  private boolean isLegalMove(MessageStatus from, MessageStatus to) {
    return database.value(Boolean.class, "SELECT is_legal_move(?, ?)", from.column(), to.column());
  }

  private static List<String> legalMoves() {
    List<String> moves = new ArrayList<>();
    for (MessageStatus from : MessageStatus.values()) {
      for (MessageStatus to : MessageStatus.values()) {
        if (from.canBecome(to)) {
          moves.add(from.column() + " -> " + to.column());
        }
      }
    }
    return moves;
  }
}
