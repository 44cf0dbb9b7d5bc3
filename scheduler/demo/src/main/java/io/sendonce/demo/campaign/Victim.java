package io.sendonce.demo.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The node that is killed, as the database saw it a moment before.
 *
 * @param node its name
 * @param accounts those with a request in flight
 * @param at when, by the database's clock
 */
record Victim(String node, List<Long> accounts, Instant at) {

  private static final String BUSIEST =
      """
      SELECT claimed_by, array_agg(account_id) AS accounts, clock_timestamp() AS at
      FROM send_queue WHERE status = 'processing'
      GROUP BY claimed_by ORDER BY count(*) DESC, claimed_by LIMIT 1
      """;

  private static final String NEXT_SENDS =
      """
      SELECT extract(epoch FROM min(t.started_at) - CAST(:at AS timestamptz)) AS seconds
      FROM send_attempts t
      WHERE t.account_id = ANY (:accounts) AND t.started_at > CAST(:at AS timestamptz)
      GROUP BY t.account_id ORDER BY 1
      """;

  /** The node with the most requests in flight; empty when none has any. */
  static Optional<Victim> busiest(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(BUSIEST)
                .map(
                    (row, context) ->
                        new Victim(
                            row.getString("claimed_by"),
                            List.of((Long[]) row.getArray("accounts").getArray()),
                            row.getObject("at", OffsetDateTime.class).toInstant()))
                .findOne());
  }

  /** How long after the kill each of its accounts sent again, shortest first. */
  List<Duration> silences(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEXT_SENDS)
                .bind("at", at.toString())
                .bindArray("accounts", Long.class, accounts)
                .map((row, context) -> Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
                .list());
  }
}
