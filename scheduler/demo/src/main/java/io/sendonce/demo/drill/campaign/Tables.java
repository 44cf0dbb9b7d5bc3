package io.sendonce.demo.drill.campaign;

import io.sendonce.demo.drill.oracle.Attempt;
import io.sendonce.demo.drill.oracle.Intent;
import io.sendonce.demo.drill.oracle.Remembered;
import io.sendonce.demo.drill.oracle.Row;
import io.sendonce.demo.stage.DemoDatabase;
import io.sendonce.demo.stage.PersonsTurn;
import io.sendonce.demo.stage.Timings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the sender's tables. */
public final class Tables {

  private static final String ROWS =
      """
      WITH row_now AS (
        SELECT q.*, (%s) AS for_a_person FROM send_queue q),
      row_waits AS (
        SELECT r.*, r.status = 'pending' AND r.step > 1 AND EXISTS (
                 SELECT FROM row_now earlier
                 WHERE earlier.prospect_id = r.prospect_id AND earlier.account_id = r.account_id
                   AND earlier.step < r.step AND earlier.for_a_person) AS behind_a_doubt
        FROM row_now r)
      """
          .formatted(PersonsTurn.IS_COME);

  private static final String COUNTS =
      ROWS
          + """
          SELECT count(*) AS total, count(*) FILTER (WHERE status = 'sent') AS sent,
                 count(*) FILTER (WHERE status = 'processing') AS in_flight,
                 count(*) FILTER (WHERE status = 'pending') AS waiting,
                 count(*) FILTER (WHERE status = 'uncertain') AS uncertain,
                 count(*) FILTER (WHERE status IN ('pending', 'processing', 'uncertain')
                                    AND NOT for_a_person AND NOT behind_a_doubt) AS open
          FROM row_waits
          """;

  private static final String ALL_ROWS =
      ROWS
          + """
          SELECT r.id, a.provider_account_id, p.provider_id, r.step, r.status, r.status_reason,
                 r.for_a_person, r.behind_a_doubt
          FROM row_waits r
          JOIN linkedin_accounts a ON a.id = r.account_id
          JOIN campaign_prospects p ON p.id = r.prospect_id
          ORDER BY r.id
          """;

  private static final String REMEMBERED =
      "SELECT queue_id, status, message_id FROM linkedin_messages ORDER BY id";

  private static final String DECIDED =
      """
      LEFT JOIN LATERAL (
        SELECT e.source, e.finding, e.found_at FROM attempt_evidence e
        WHERE e.attempt_id = t.id AND e.finding IN ('delivered', 'absent', 'given_up')
        ORDER BY e.finding <> 'delivered', e.id LIMIT 1) AS decision ON true
      """;

  private static final String ATTEMPTS =
      "SELECT t.id, t.queue_id, t.outcome, decision.finding FROM send_attempts t "
          + DECIDED
          + " ORDER BY t.id";

  private static final String DOUBTS =
      """
      SELECT t.id, t.node, a.provider_account_id, t.started_at, t.settled_at,
             concat_ws(' ', t.http_status, t.error_type, t.detail) AS reason,
             decision.source, decision.finding, decision.found_at
      FROM send_attempts t JOIN linkedin_accounts a ON a.id = t.account_id
      """
          + DECIDED
          + " WHERE t.outcome = 'unknown' ORDER BY t.id";

  private final Jdbi jdbi;
  private final Timings timings;

  /** The tables of a database that nodes have migrated. */
  public Tables(DemoDatabase database, Timings timings) {
    this.jdbi = database.jdbi();
    this.timings = timings;
  }

  /** How far it is. */
  public Sample sample() {
    return jdbi.withHandle(
        handle -> {
          // Somebody may have locked the table: then the last sample has to do.
          handle.execute("SET lock_timeout = '200ms'");
          return waits(handle, COUNTS)
              .map(
                  (row, context) ->
                      new Sample(
                          Instant.now(),
                          row.getInt("total"),
                          row.getInt("sent"),
                          row.getInt("in_flight"),
                          row.getInt("waiting"),
                          row.getInt("uncertain"),
                          row.getInt("open")))
              .one();
        });
  }

  /** All rows of the queue. */
  public List<Row> rows() {
    return jdbi.withHandle(
        handle ->
            waits(handle, ALL_ROWS)
                .map(
                    (row, context) ->
                        new Row(
                            row.getLong("id"),
                            new Intent(
                                row.getString("provider_account_id"),
                                row.getString("provider_id"),
                                row.getInt("step")),
                            row.getString("status"),
                            row.getString("status_reason"),
                            row.getBoolean("for_a_person")
                                ? Row.Waits.FOR_A_PERSON
                                : row.getBoolean("behind_a_doubt")
                                    ? Row.Waits.BEHIND_A_DOUBT
                                    : Row.Waits.FOR_NO_ONE))
                .list());
  }

  /** The whole ledger. */
  public List<Remembered> remembered() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(REMEMBERED)
                .map(
                    (row, context) ->
                        new Remembered(
                            row.getLong("queue_id"),
                            row.getString("status"),
                            row.getString("message_id")))
                .list());
  }

  /** All attempts. */
  public List<Attempt> attempts() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ATTEMPTS)
                .map(
                    (row, context) ->
                        new Attempt(
                            row.getLong("id"),
                            row.getLong("queue_id"),
                            row.getString("outcome"),
                            row.getString("finding")))
                .list());
  }

  /** All attempts with an unknown outcome. */
  public List<Doubt> doubts() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DOUBTS)
                .map(
                    (row, context) ->
                        new Doubt(
                            row.getLong("id"),
                            row.getString("node"),
                            row.getString("provider_account_id"),
                            instant(row.getObject("started_at", OffsetDateTime.class)),
                            instant(row.getObject("settled_at", OffsetDateTime.class)),
                            row.getString("reason"),
                            row.getString("source"),
                            row.getString("finding"),
                            instantOrNull(row.getObject("found_at", OffsetDateTime.class))))
                .list());
  }

  private Query waits(Handle handle, String sql) {
    return PersonsTurn.bind(handle.createQuery(sql), timings);
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }

  private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
