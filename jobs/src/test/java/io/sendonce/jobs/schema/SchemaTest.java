package io.sendonce.jobs.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaTest {

  private static final int NODES = 20;

  @RegisterExtension final TestDatabase database = TestDatabase.empty();

  @Test
  void manyNodesMayMigrateAnEmptyDatabaseAtOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(NODES);
    List<Callable<List<String>>> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(
          () -> {
            start.await();
            return schema().migrate("sendonce");
          });
    }
    List<String> applied = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(NODES);
    try {
      for (Future<List<String>> node : executor.invokeAll(nodes)) {
        applied.addAll(node.get());
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(applied).doesNotHaveDuplicates().hasSameSizeAs(knownVersions());
    assertThat(catalog().values("SELECT lock_name FROM qrtz_locks ORDER BY 1"))
        .containsExactly("STATE_ACCESS", "TRIGGER_ACCESS");
  }

  @Test
  void aSecondMigrationChangesNothing() {
    assertThat(schema().version()).isEqualTo("none");
    assertThat(schema().migrate("sendonce")).first().isEqualTo("001 campaigns people accounts");
    String before = catalog().ofOurs() + catalog().ofQuartz();
    assertThat(schema().migrate("sendonce")).isEmpty();
    assertThat(catalog().ofOurs() + catalog().ofQuartz()).isEqualTo(before);
    assertThat(schema().version()).isEqualTo(knownVersions().get(knownVersions().size() - 1));
  }

  @Test
  void aSchemaThatIsNewerThanTheProgramIsRefusedAndLeftAlone() {
    schema().migrate("sendonce");
    catalog()
        .run(
            "INSERT INTO sendonce_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                + " VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 'x', 0, true); DROP TABLE qrtz_locks");
    String refusal =
        "the database has schema version 999, and this program knows versions up to %s only; start a newer version of it"
            .formatted(knownVersions().get(knownVersions().size() - 1));
    assertThatThrownBy(() -> schema().migrate("sendonce"))
        .isInstanceOf(SchemaTooNewException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> schema().pendingScript("sendonce"))
        .isInstanceOf(SchemaTooNewException.class)
        .hasMessage(refusal);
    assertThat(catalog().values("SELECT to_regclass('qrtz_locks')::text")).containsOnlyNulls();
  }

  @Test
  void theScriptRunByHandMakesTheSameSchemaAndANodeFindsNothingLeftToDo() {
    catalog().run(schema().pendingScript("my 'own' scheduler"));
    assertThat(schema().migrate("my 'own' scheduler")).isEmpty();
    String byHand = catalog().ofOurs() + catalog().ofQuartz() + catalog().ofHistory();
    assertThat(catalog().values("SELECT DISTINCT sched_name FROM qrtz_locks"))
        .containsExactly("my 'own' scheduler");
    catalog().run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    schema().migrate("sendonce");
    assertThat(byHand).isEqualTo(catalog().ofOurs() + catalog().ofQuartz() + catalog().ofHistory());
  }

  @Test
  void nothingIsLeftToDoInAMigratedDatabase() {
    schema().migrate("sendonce");
    assertThat(schema().pendingScript("sendonce"))
        .isEqualTo(
            """
            -- Quartz's tables are there and stay as they are
            INSERT INTO qrtz_locks (sched_name, lock_name) VALUES ('sendonce', 'TRIGGER_ACCESS') ON CONFLICT DO NOTHING;
            INSERT INTO qrtz_locks (sched_name, lock_name) VALUES ('sendonce', 'STATE_ACCESS') ON CONFLICT DO NOTHING;
            """);
  }

  @Test
  void tablesOfOtherProgramsAreLeftAlone() {
    catalog().run("CREATE TABLE theirs (id int PRIMARY KEY); INSERT INTO theirs VALUES (7)");
    schema().migrate("sendonce");
    assertThat(catalog().values("SELECT id FROM theirs")).containsExactly("7");
  }

  /** What an earlier version left in doubt, and the evidence of it, is there after the upgrade. */
  @Test
  void aDatabaseInUseAtVersionFourIsBroughtForwardWithItsData() {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:io/sendonce/sql/migrations")
        .table(MigrationHistory.TABLE)
        .target("4")
        .load()
        .migrate();
    String evidence =
        "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, message_ids, actor, reason) VALUES (1, 1, '%s', 'delivered', '{m1}', 'a', 'x')";
    catalog()
        .run(
            """
            INSERT INTO campaigns (name) VALUES ('spring');
            INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1');
            INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'p1');
            INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) VALUES (1, 1, 1, 1, 'Hello');
            INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until) VALUES (1, 1, 'a', '', now(), now());
            INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)
              SELECT idempotency_key, 1, 1, 1, 1, 'p1', 1, 'sending', now() FROM send_queue;
            UPDATE send_queue SET status = 'processing', claim_token = 1, lease_until = now();
            UPDATE send_attempts SET outcome = 'unknown', settled_at = now();
            UPDATE linkedin_messages SET status = 'unknown';
            UPDATE send_queue SET status = 'uncertain', lease_until = NULL, look_at = now();
            INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason) VALUES (1, 1, 'read_back', 'not_seen', 'a', 'x');
            """);
    assertThatThrownBy(() -> catalog().run(evidence.formatted("webhook")))
        .hasStackTraceContaining("attempt_evidence_source_check");

    assertThat(schema().migrate("sendonce")).first().isEqualTo("005 provider echoes");

    assertThat(catalog().values("SELECT status || ' ' || message FROM send_queue"))
        .containsExactly("uncertain Hello");
    catalog().run(evidence.formatted("webhook"));
    catalog().run(evidence.formatted("person"));
    assertThatThrownBy(() -> catalog().run(evidence.formatted("hearsay")))
        .hasStackTraceContaining("attempt_evidence_source_check");
    assertThat(catalog().values("SELECT source FROM attempt_evidence ORDER BY id"))
        .containsExactly("read_back", "webhook", "person");
    assertThat(catalog().values("SELECT count(*) FROM provider_echoes")).containsExactly("0");
  }

  private List<String> knownVersions() {
    return catalog()
        .values(
            "SELECT version FROM sendonce_schema_history WHERE type = 'SQL' AND version <> '999' ORDER BY installed_rank");
  }

  private Schema schema() {
    return Schema.of(database.dataSource());
  }

  private Catalog catalog() {
    return new Catalog(database.dataSource());
  }
}
