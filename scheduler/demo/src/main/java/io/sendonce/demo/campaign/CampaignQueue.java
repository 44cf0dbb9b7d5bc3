package io.sendonce.demo.campaign;

import io.sendonce.demo.options.Options;
import io.sendonce.demo.screen.ProgressLine;
import io.sendonce.demo.stage.DemoDatabase;
import io.sendonce.demo.stage.PersonsTurn;
import io.sendonce.demo.stage.Timings;
import io.sendonce.demo.verdict.Doubts;
import io.sendonce.demo.verdict.Intent;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The campaign in Sendonce's database: filled by the public way in, then only read. */
public final class CampaignQueue {

  private static final String COUNTS =
      """
      SELECT count(*) AS total, count(*) FILTER (WHERE status = 'sent') AS sent,
             count(*) FILTER (WHERE status = 'processing') AS in_flight,
             count(*) FILTER (WHERE status = 'pending') AS waiting,
             count(*) FILTER (WHERE status = 'uncertain') AS uncertain
      FROM send_queue
      """;

  private static final String OPEN =
      "SELECT count(*) FROM send_queue q WHERE q.status = 'uncertain' AND NOT (%s)"
          .formatted(PersonsTurn.IS_COME);

  private static final String INTENTS =
      """
      SELECT q.id, a.provider_account_id AS account, p.provider_id AS person,
             encode(sha256(convert_to(q.message, 'UTF8')), 'hex') AS text_sha256,
             q.status, q.status_reason, l.message_id
      FROM send_queue q
      JOIN linkedin_accounts a ON a.id = q.account_id
      JOIN campaign_prospects p ON p.id = q.prospect_id
      LEFT JOIN linkedin_messages l ON l.idempotency_key = q.idempotency_key
      ORDER BY q.id
      """;

  private static final String DOUBTS =
      """
      SELECT count(*) AS attempts,
             count(*) FILTER (WHERE decided_by = 'read_back') AS by_asking,
             count(*) FILTER (WHERE decided_by = 'late_reply') AS by_late_reply,
             count(*) FILTER (WHERE decided_by IS NULL AND q.status = 'uncertain') AS waiting
      FROM send_attempts t
      JOIN send_queue q ON q.id = t.queue_id
      LEFT JOIN LATERAL (
        SELECT e.source AS decided_by FROM attempt_evidence e
        WHERE e.attempt_id = t.id AND e.finding IN ('delivered', 'absent')
        ORDER BY e.id LIMIT 1) AS decision ON true
      WHERE t.outcome = 'unknown'
      """;

  private final Jdbi jdbi;
  private final Timings timings;

  /** The queue of a database that nodes have migrated. */
  public CampaignQueue(DemoDatabase database, Options options) {
    this.jdbi = database.jdbi();
    this.timings = Timings.of(options.delay());
  }

  /** Queues the campaign: plain inserts, one transaction. */
  void enqueue(Options.Size size, List<Letter> letters) {
    jdbi.useTransaction(
        handle -> {
          long campaign =
              handle
                  .createQuery("INSERT INTO campaigns (name) VALUES ('Demo campaign') RETURNING id")
                  .mapTo(long.class)
                  .one();
          insertAccounts(handle, size.accounts());
          insertPeople(handle, campaign, letters);
          insertMessages(handle, campaign, letters);
        });
  }

  /** How far it is. */
  ProgressLine.Queue counts() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COUNTS)
                .map(
                    (row, context) ->
                        new ProgressLine.Queue(
                            row.getInt("total"),
                            row.getInt("sent"),
                            row.getInt("in_flight"),
                            row.getInt("waiting"),
                            row.getInt("uncertain")))
                .one());
  }

  /** How many uncertain messages nodes are still asking the provider about. */
  int uncertainAndOpen() {
    return jdbi.withHandle(
        handle -> PersonsTurn.bind(handle.createQuery(OPEN), timings).mapTo(int.class).one());
  }

  /** All rows, as a verdict needs them. */
  public List<Intent> intents() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(INTENTS)
                .map(
                    (row, context) ->
                        new Intent(
                            row.getLong("id"),
                            new Intent.Target(
                                row.getString("account"),
                                row.getString("person"),
                                row.getString("text_sha256")),
                            row.getString("status"),
                            row.getString("status_reason"),
                            row.getString("message_id")))
                .list());
  }

  /** What became of the attempts with an unknown outcome. */
  public Doubts doubts() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DOUBTS)
                .map(
                    (row, context) ->
                        new Doubts(
                            row.getInt("attempts"),
                            row.getInt("by_asking"),
                            row.getInt("by_late_reply"),
                            row.getInt("waiting")))
                .one());
  }

  Jdbi jdbi() {
    return jdbi;
  }

  private static void insertAccounts(Handle handle, int accounts) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)"
                + " VALUES (?, '200 milliseconds', '500 milliseconds')");
    IntStream.range(0, accounts).forEach(number -> batch.add(Letters.account(number)));
    batch.execute();
  }

  private static void insertPeople(Handle handle, long campaign, List<Letter> letters) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO campaign_prospects (campaign_id, provider_id, name) VALUES (?, ?, ?)");
    letters.forEach(letter -> batch.add(campaign, letter.person(), letter.name()));
    batch.execute();
  }

  private static void insertMessages(Handle handle, long campaign, List<Letter> letters) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)
            SELECT p.campaign_id, p.id, a.id, 1, ?, now()
            FROM campaign_prospects p, linkedin_accounts a
            WHERE p.campaign_id = ? AND p.person = ? AND a.provider_account_id = ?
            """);
    letters.forEach(
        letter -> batch.add(letter.text(), campaign, letter.person(), letter.account()));
    batch.execute();
  }
}
