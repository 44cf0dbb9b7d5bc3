package io.sendonce.demo.campaign;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the database says about one account that the provider refuses for a while. */
final class AccountWatch {

  private static final String PAUSE =
      """
      SELECT pause_reason, extract(epoch FROM paused_until - paused_at) AS seconds
      FROM linkedin_accounts
      WHERE provider_account_id = ? AND paused_until > clock_timestamp()
      """;

  private static final String SILENCE =
      """
      SELECT extract(epoch FROM min(again.started_at) - min(refused.started_at)) AS seconds
      FROM linkedin_accounts a
      JOIN send_attempts refused ON refused.account_id = a.id AND refused.http_status = 429
      JOIN send_attempts again ON again.account_id = a.id AND again.outcome = 'sent'
        AND again.started_at > refused.started_at
      WHERE a.provider_account_id = ?
      HAVING min(again.started_at) IS NOT NULL
      """;

  private final Jdbi jdbi;
  private final String account;

  AccountWatch(Jdbi jdbi, String account) {
    this.jdbi = jdbi;
    this.account = account;
  }

  /** A pause that is in force now, in words. */
  Optional<String> pause() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(PAUSE)
                .bind(0, account)
                .map(
                    (row, context) ->
                        "%s is paused for %.1f s: %s"
                            .formatted(
                                account, row.getDouble("seconds"), row.getString("pause_reason")))
                .findOne());
  }

  /** From its first refusal to its next message that was sent; empty before. */
  Optional<Duration> silence() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SILENCE)
                .bind(0, account)
                .map((row, context) -> Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
                .findOne());
  }
}
