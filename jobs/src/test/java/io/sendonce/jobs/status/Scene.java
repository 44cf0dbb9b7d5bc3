package io.sendonce.jobs.status;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts one message, and whatever its facts need around it, into the database. */
final class Scene {

  private static final Duration LONG_AGO = Duration.ofHours(-3);
  private static final Duration PAST = Duration.ofMinutes(-10);
  private static final Duration FUTURE = Duration.ofHours(2);

  private final Handle handle;
  private final String name;
  private final Facts facts;
  private final long account;
  private final long campaign;
  private final long prospect;

  Scene(Handle handle, String name, Facts facts) {
    this.handle = handle;
    this.name = name;
    this.facts = facts;
    this.account =
        id(
            "INSERT INTO linkedin_accounts (provider_account_id, time_zone, spacing_min, spacing_max)"
                + " VALUES (?, 'Europe/Paris', '0', '0') RETURNING id",
            name);
    this.campaign = id("INSERT INTO campaigns (name) VALUES (?) RETURNING id", name);
    this.prospect = prospect(campaign, "person-" + name);
  }

  /** The id of the message. */
  long build() {
    int step = facts.earlier().equals("none") ? 1 : 2;
    long id = message(campaign, prospect, step, facts.time().equals("past") ? PAST : FUTURE);
    earlier();
    rival();
    ledger(id, step);
    message(id);
    account();
    sql("UPDATE campaigns SET status = ? WHERE id = ?", facts.campaign(), campaign);
    if (facts.prospect().equals("stopped")) {
      sql("UPDATE campaign_prospects SET stopped_at = now() WHERE id = ?", prospect);
    }
    return id;
  }

  private void message(long id) {
    switch (facts.retry()) {
      case "past" ->
          sql("UPDATE send_queue SET retry_at = now() - interval '1 minute' WHERE id = ?", id);
      case "future" ->
          sql("UPDATE send_queue SET retry_at = now() + interval '3 hours' WHERE id = ?", id);
      default -> {}
    }
    switch (facts.expiry()) {
      case "future" ->
          sql("UPDATE send_queue SET expires_at = now() + interval '1 day' WHERE id = ?", id);
      case "past" ->
          sql(
              "UPDATE send_queue SET scheduled_for = now() - interval '1 day',"
                  + " expires_at = now() - interval '1 hour' WHERE id = ?",
              id);
      default -> {}
    }
  }

  private void account() {
    String pause =
        switch (facts.account()) {
          case "pause over" -> "now() - interval '1 h', now() - interval '1 m', 'at_time'";
          case "paused for a time" -> "now() - interval '1 h', now() + interval '1 h', 'at_time'";
          case "until ok" -> "now() - interval '1 h', NULL, 'when_ok'";
          case "by person" -> "now() - interval '1 h', NULL, 'by_person'";
          default -> "NULL, NULL, NULL";
        };
    sql(
        "UPDATE linkedin_accounts SET (paused_at, paused_until, resumes) = ("
            + pause
            + ") WHERE id = ?",
        account);
    String window =
        switch (facts.window()) {
          case "open" -> "'00:00', '24:00', '{1,2,3,4,5,6,7}'";
          // Closed whatever the time: it was open for a microsecond half a day away.
          case "closed now" ->
              "((now() + interval '12 h') AT TIME ZONE 'Europe/Paris')::time,"
                  + " ((now() + interval '12 h') AT TIME ZONE 'Europe/Paris')::time + interval '1 us', '{1,2,3,4,5,6,7}'";
          case "closed today" ->
              "'00:00', '24:00', ARRAY[1 + extract(isodow FROM now() AT TIME ZONE 'Europe/Paris')::int % 7]";
          default -> "NULL, NULL, '{1,2,3,4,5,6,7}'";
        };
    sql(
        "UPDATE linkedin_accounts SET (window_from, window_to, window_days) = ("
            + window
            + ") WHERE id = ?",
        account);
    sql(
        "UPDATE linkedin_accounts SET next_send_at = "
            + switch (facts.spacing()) {
              case "over" -> "now() - interval '1 s'";
              case "resting" -> "now() + interval '1 h'";
              default -> "'-infinity'";
            }
            + " WHERE id = ?",
        account);
    cap();
  }

  private void cap() {
    switch (facts.cap()) {
      case "zero" -> sql("UPDATE linkedin_accounts SET daily_cap = 0 WHERE id = ?", account);
      case "room" -> sql("UPDATE linkedin_accounts SET daily_cap = 50 WHERE id = ?", account);
      case "reached" -> capOf("now()");
      case "reached yesterday" -> capOf("now() - interval '26 h'");
      default -> {}
    }
  }

  private void capOf(String when) {
    sql(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, attempted_at)"
            + " SELECT ? || n, -1, ?, 0, 0, 1, 'unknown', "
            + when
            + " FROM generate_series(1, 3) AS n",
        "cap-" + name,
        account);
    sql("UPDATE linkedin_accounts SET daily_cap = 3 WHERE id = ?", account);
  }

  private void earlier() {
    switch (facts.earlier()) {
      case "failed" -> moveTo(message(campaign, prospect, 1, LONG_AGO), "failed", "not_sent");
      case "sent, gap over" -> moveTo(message(campaign, prospect, 1, FUTURE), "sent", "sent");
      case "sent, gap open" -> moveTo(message(campaign, prospect, 1, LONG_AGO), "sent", "sent");
      // Planned later than the step that waits for it, so that it does not take its turn as well.
      case "pending" -> message(campaign, prospect, 1, FUTURE);
      case "processing" -> moveTo(message(campaign, prospect, 1, LONG_AGO), "processing", null);
      case "uncertain" -> moveTo(message(campaign, prospect, 1, LONG_AGO), "uncertain", "unknown");
      default -> {}
    }
  }

  private void rival() {
    if (facts.rival().equals("none")
        || (facts.rival().equals("in flight") && facts.earlier().equals("processing"))) {
      return;
    }
    long other = prospect(campaign, "rival-" + name);
    long id =
        message(
            campaign, other, 1, facts.rival().equals("later") ? Duration.ofMinutes(-5) : LONG_AGO);
    if (facts.rival().equals("in flight")) {
      moveTo(id, "processing", null);
    } else if (facts.rival().equals("earlier but stopped")) {
      sql("UPDATE campaign_prospects SET stopped_at = now() WHERE id = ?", other);
    }
  }

  private void ledger(long id, int step) {
    if (facts.ledger().equals("none")) {
      return;
    }
    long owner =
        switch (facts.ledger()) {
          case "not sent by itself" -> id;
          case "not sent by a waiting one" -> message(campaign, prospect, step, FUTURE);
          default -> -1;
        };
    String status = facts.ledger().startsWith("not sent") ? "not_sent" : facts.ledger();
    sql(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, attempted_at, sent_at)"
            + " SELECT idempotency_key, ?, account_id, campaign_id, prospect_id, step, ?, now() - interval '2 d',"
            + " CASE ? WHEN 'sent' THEN now() END FROM send_queue WHERE id = ?",
        owner,
        status,
        status,
        id);
  }

  private void moveTo(long id, String status, @Nullable String outcome) {
    long attempt =
        id(
            "INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until)"
                + " VALUES (?, ?, 'node-x', '\\x00', now(), now() + interval '1 min') RETURNING id",
            id,
            account);
    sql(
        "UPDATE send_queue SET status = 'processing', claim_token = ?, claimed_by = 'node-x',"
            + " lease_until = now() + interval '1 min' WHERE id = ?",
        attempt,
        id);
    if (outcome != null) {
      sql(
          "UPDATE send_attempts SET outcome = ?, settled_at = now() WHERE id = ?",
          outcome,
          attempt);
      sql(
          "UPDATE send_queue SET status = ?, lease_until = NULL, look_at = now() WHERE id = ?",
          status,
          id);
    }
  }

  private long prospect(long inCampaign, String providerId) {
    return id(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (?, ?) RETURNING id",
        inCampaign,
        providerId);
  }

  private long message(long inCampaign, long to, int step, Duration due) {
    return id(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
            + " VALUES (?, ?, ?, ?, 'Hello', now() + CAST(? AS interval)) RETURNING id",
        inCampaign,
        to,
        account,
        step,
        due.toString());
  }

  private long id(String sql, Object... values) {
    return handle.select(sql, values).mapTo(Long.class).one();
  }

  private void sql(String sql, Object... values) {
    handle.execute(sql, values);
  }
}
