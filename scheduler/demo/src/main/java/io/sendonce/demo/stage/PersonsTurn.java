package io.sendonce.demo.stage;

import org.jdbi.v3.core.statement.Query;

/**
 * When nodes have done all they can about an uncertain message: enough complete looks found
 * nothing, and the last of them came late enough to count.
 */
public final class PersonsTurn {

  /** The condition in SQL, on a row of {@code send_queue} that is called q. */
  public static final String IS_COME =
      """
      q.status = 'uncertain' AND q.looks >= :looks AND EXISTS (
        SELECT FROM attempt_evidence e JOIN send_attempts t ON t.id = e.attempt_id
        WHERE e.attempt_id = q.claim_token AND e.finding = 'not_seen'
          AND e.found_at >= least(t.settled_at, t.lease_until) + CAST(:absentAfter AS interval))
      """;

  private PersonsTurn() {}

  /** Gives a query what the condition asks for. */
  public static Query bind(Query query, Timings timings) {
    return query
        .bind("looks", Timings.LOOKS)
        .bind("absentAfter", timings.absentAfter().toMillis() + " milliseconds");
  }
}
