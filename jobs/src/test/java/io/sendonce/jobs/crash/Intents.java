package io.sendonce.jobs.crash;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.simulator.ledger.Delivery;
import java.util.List;
import java.util.Map;

/**
 * Messages that each have an account, a person and a lane of their own, so that any number of them
 * go through their trouble beside each other.
 */
final class Intents {

  private static final int MORE_THAN_ACCOUNTS = 1_000_003;

  private final QueueDatabase queue;
  private int count;

  Intents(QueueDatabase queue) {
    this.queue = queue;
    queue.campaign("spring");
  }

  /** Queues some more; the number of the first, the others follow. */
  int add(int more) {
    int first = count + 1;
    count += more;
    // The ids of all three are the intent's number.
    queue.run(
        "INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)"
            + " SELECT to_char(n, '\"account-\"FM000000'), '0', '0' FROM generate_series(?, ?) n",
        first,
        count);
    queue.run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id)"
            + " SELECT 1, to_char(n, '\"person-\"FM000000') FROM generate_series(?, ?) n",
        first,
        count);
    queue.run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)"
            + " SELECT 1, n, n, 1, 'Hello' FROM generate_series(?, ?) n",
        first,
        count);
    return first;
  }

  static Lane laneOf(int intent) {
    return new Lane(intent, MORE_THAN_ACCOUNTS);
  }

  static String accountOf(int intent) {
    return "account-%06d".formatted(intent);
  }

  static String personOf(int intent) {
    return "person-%06d".formatted(intent);
  }

  /** Ends all leases, as if their time had passed; a row that is locked is being moved anyway. */
  void endLeases() {
    queue.run(
        "UPDATE send_queue SET lease_until = now() - interval '1 s' WHERE id IN"
            + " (SELECT id FROM send_queue WHERE status = 'processing' FOR NO KEY UPDATE SKIP LOCKED)");
  }

  /** Makes every uncertain message due to be looked for. */
  void endWaitsForLooks() {
    queue.run(
        "UPDATE send_queue SET look_at = now() - interval '1 s' WHERE id IN"
            + " (SELECT id FROM send_queue WHERE status = 'uncertain' FOR NO KEY UPDATE SKIP LOCKED)");
  }

  /** Puts off what is left to do about every message that is not decided yet. */
  void setAside() {
    queue.run(
        "UPDATE send_queue SET lease_until = now() + interval '1 h' WHERE status = 'processing'");
    queue.run("UPDATE send_queue SET look_at = now() + interval '1 h' WHERE status = 'uncertain'");
  }

  /** Whether a message waits for anything but its person, whom the provider has refused. */
  boolean isAnyPending() {
    return queue.value(
        Boolean.class,
        "SELECT EXISTS (SELECT FROM send_queue q JOIN campaign_prospects p ON p.id = q.prospect_id"
            + " WHERE q.status = 'pending' AND p.stopped_at IS NULL)");
  }

  /** All of them as they stand, with what the provider delivered. */
  List<Standing> standings(List<Delivery> deliveries) {
    Map<String, Long> delivered =
        deliveries.stream().collect(groupingBy(Delivery::account, counting()));
    return queue
        .rows(
            Row.class,
            "SELECT q.id, q.status, coalesce(q.status_reason, '') AS reason, q.looks, q.retries,"
                + " coalesce(l.status, 'none') AS ledger, p.stopped_at IS NOT NULL AS is_stopped"
                + " FROM send_queue q JOIN campaign_prospects p ON p.id = q.prospect_id"
                + " LEFT JOIN linkedin_messages l USING (idempotency_key) ORDER BY q.id")
        .stream()
        .map(row -> new Standing(row, delivered.getOrDefault(accountOf(row.id()), 0L)))
        .toList();
  }

  /**
   * A message in the database.
   *
   * @param id the intent's number
   * @param looks how many complete looks have missed it
   * @param retries how often it was put back
   * @param ledger the status of its intent in {@code linkedin_messages}, or "none"
   * @param isStopped whether nothing more goes to its person
   */
  record Row(
      int id,
      String status,
      String reason,
      int looks,
      int retries,
      String ledger,
      boolean isStopped) {}

  /**
   * Where a message stands at the end.
   *
   * @param delivered how often the provider delivered it
   */
  record Standing(Row row, long delivered) {

    /** Whether the promise is kept: sent and delivered once, or neither and explained. */
    boolean isRight() {
      return switch (row.status()) {
        case "sent" -> delivered == 1 && isLedger("sent");
        case "failed" -> delivered == 0 && !row.reason().isEmpty() && isLedger("not_sent");
        case "uncertain" -> isUncertain() && delivered == 0 && row.looks() >= 2;
        case "pending" -> delivered == 0 && row.isStopped() && isLedger("not_sent");
        default -> false;
      };
    }

    boolean isUncertain() {
      return row.status().equals("uncertain") && isLedger("unknown");
    }

    boolean wasPutBack() {
      return row.retries() > 0;
    }

    private boolean isLedger(String status) {
      return row.ledger().equals(status);
    }
  }
}
