package io.sendonce.demo.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The node that was killed, and what it left behind.
 *
 * @param node its name
 * @param accounts those whose message it had claimed and could not settle any more
 * @param at when, by the database's clock
 */
record Victim(String node, List<Long> accounts, Instant at) {

  private static final String BUSIEST =
      """
      SELECT claimed_by FROM send_queue WHERE status = 'processing'
      GROUP BY claimed_by ORDER BY count(*) DESC, claimed_by LIMIT 1
      """;

  private static final String LEFT_BEHIND =
      """
      SELECT coalesce(array_agg(account_id), '{}') AS accounts, clock_timestamp() AS at
      FROM send_queue WHERE status = 'processing' AND claimed_by = ?
      """;

  private static final String NEXT_SENDS =
      """
      SELECT extract(epoch FROM min(t.started_at) - CAST(:at AS timestamptz)) AS seconds
      FROM send_attempts t
      WHERE t.account_id = ANY (:accounts) AND t.node <> :node
        AND t.started_at > CAST(:at AS timestamptz)
      GROUP BY t.account_id ORDER BY 1
      """;

  /** The node with the most messages in flight; empty when none has any. */
  static Optional<String> busiest(Jdbi jdbi) {
    return jdbi.withHandle(handle -> handle.createQuery(BUSIEST).mapTo(String.class).findOne());
  }

  /** What a node left behind that was killed a moment ago. */
  static Victim killed(Jdbi jdbi, String node) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LEFT_BEHIND)
                .bind(0, node)
                .map(
                    (row, context) ->
                        new Victim(
                            node,
                            List.of((Long[]) row.getArray("accounts").getArray()),
                            row.getObject("at", OffsetDateTime.class).toInstant()))
                .one());
  }

  /** How long after the kill each of its accounts sent again, shortest first. */
  List<Duration> silences(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEXT_SENDS)
                .bind("at", at.toString())
                .bind("node", node)
                .bindArray("accounts", Long.class, accounts)
                .map((row, context) -> Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
                .list());
  }
}
