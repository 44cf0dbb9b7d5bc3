package io.sendonce.jobs.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.adoption.AdoptionReport.Fate;
import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a long queue takes. With {@code -Dadoption.rows=1000000} it measures and tells; else it
 * only sees that batches of several people add up.
 */
class AdoptionAtScaleTest {

  private static final Logger LOG = LoggerFactory.getLogger("scale");
  private static final int ROWS = Integer.getInteger("adoption.rows", 3_000);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final LegacySender legacy = new LegacySender(database);

  @AfterEach
  void noTables() {
    legacy.drop();
  }

  /** Of ten rows five were sent, one of them twice, four wait, and one is in processing. */
  @Test
  void everyRowIsAccountedFor() {
    legacy.create();
    database.run(
        "INSERT INTO legacy.send_queue (campaign_id, prospect_id, account_id, message, status, scheduled_for, created_at, updated_at, sent_at)"
            + " SELECT 7, 'ACoAA' || n / 2, 'old-desk', repeat('Hello ', 40) || n,"
            + " CASE WHEN n % 10 < 5 THEN 'sent' WHEN n % 10 < 9 THEN 'pending' ELSE 'processing' END,"
            + " now() - interval '1 day', now() - interval '2 days', now() - interval '1 hour', CASE WHEN n % 10 < 5 THEN now() - interval '1 hour' END"
            + " FROM generate_series(0, ? - 1) AS n",
        ROWS);
    database.run(
        "INSERT INTO legacy.linkedin_messages SELECT campaign_id, prospect_id, 'outbound', message, NULL, sent_at + copy * interval '5 s'"
            + " FROM legacy.send_queue, generate_series(0, 1) AS copy WHERE status = 'sent' AND (copy = 0 OR id % 10 = 1)");
    database.run(
        "INSERT INTO linkedin_accounts (provider_account_id, code) VALUES ('account-1', 'desk')");
    Adoption adoption = legacy.adoption(ROWS <= 3_000 ? 100 : 250);
    Instant began = Instant.now();
    adoption.plan(0, it -> {});
    Instant planned = Instant.now();
    AdoptionReport report = adoption.apply(Actor.atCommandLine("ada"), "move", 0, it -> {});
    Instant adopted = Instant.now();
    AdoptionReport again = adoption.apply(Actor.atCommandLine("ada"), "again", 0, it -> {});
    LOG.warn(
        "{} rows of the queue: planned in {}, adopted in {}, again in {}",
        ROWS,
        Duration.between(began, planned),
        Duration.between(planned, adopted),
        Duration.between(adopted, Instant.now()));
    assertThat(report.queue().of(Fate.SENT)).isEqualTo(ROWS / 2);
    assertThat(report.queue().of(Fate.PENDING)).isEqualTo(ROWS / 10 * 4L);
    assertThat(report.queue().of(Fate.UNCERTAIN)).isEqualTo(ROWS / 10);
    assertThat(report.messages().of(Fate.COPY)).isEqualTo(ROWS / 10);
    assertThat(again.queue().of(Fate.KNOWN)).isEqualTo(ROWS);
    assertThat(database.value(Long.class, "SELECT count(*) FROM send_queue")).isEqualTo(ROWS);
  }
}
