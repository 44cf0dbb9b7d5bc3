package io.sendonce.jobs.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuartzTablesTest {

  @RegisterExtension final TestDatabase database = TestDatabase.empty();

  @Test
  void quartzsScriptDropsTablesAndNoDropOfItIsKept() {
    assertThat(QuartzTables.script()).contains("DROP TABLE IF EXISTS QRTZ_FIRED_TRIGGERS");
    List<String> kept = QuartzTables.creations(QuartzTables.script());
    assertThat(kept).hasSize(11 + indexes());
    assertThat(kept)
        .allSatisfy(
            statement ->
                assertThat(statement.toUpperCase(Locale.ROOT))
                    .startsWith("CREATE ")
                    .doesNotContain("DROP "));
  }

  @Test
  void anEmptyDatabaseGetsTheElevenTablesAndBothLocks() {
    schema().migrate("sendonce");
    assertThat(
            catalog()
                .values(
                    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'qrtz\\_%' ORDER BY 1"))
        .containsExactly(
            "qrtz_blob_triggers",
            "qrtz_calendars",
            "qrtz_cron_triggers",
            "qrtz_fired_triggers",
            "qrtz_job_details",
            "qrtz_locks",
            "qrtz_paused_trigger_grps",
            "qrtz_scheduler_state",
            "qrtz_simple_triggers",
            "qrtz_simprop_triggers",
            "qrtz_triggers");
    assertThat(catalog().values("SELECT sched_name || ' ' || lock_name FROM qrtz_locks ORDER BY 1"))
        .containsExactly("sendonce STATE_ACCESS", "sendonce TRIGGER_ACCESS");
  }

  @Test
  void anExistingQuartzSchemaAndItsRowsAreLeftAsTheyAre() {
    QuartzTables.creations(QuartzTables.script()).forEach(catalog()::run);
    catalog()
        .run(
            "ALTER TABLE qrtz_job_details ADD COLUMN theirs text;"
                + " INSERT INTO qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent, is_update_data, requests_recovery)"
                + " VALUES ('theirs', 'j', 'g', 'c', true, false, false, false);"
                + " INSERT INTO qrtz_locks VALUES ('theirs', 'TRIGGER_ACCESS'), ('sendonce', 'TRIGGER_ACCESS')");
    String before = catalog().ofQuartz();
    schema().migrate("sendonce");
    assertThat(catalog().ofQuartz()).isEqualTo(before);
    assertThat(catalog().values("SELECT job_name FROM qrtz_job_details")).containsExactly("j");
    assertThat(catalog().values("SELECT sched_name || ' ' || lock_name FROM qrtz_locks ORDER BY 1"))
        .containsExactly(
            "sendonce STATE_ACCESS", "sendonce TRIGGER_ACCESS", "theirs TRIGGER_ACCESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUNCATE qrtz_locks",
        "DELETE FROM qrtz_triggers",
        "ALTER TABLE qrtz_triggers DROP COLUMN x",
        "DROP INDEX idx_qrtz_t_next",
        "INSERT INTO qrtz_locks VALUES ('a', 'b')"
      })
  void aScriptThatDoesAnythingElseIsRefused(String statement) {
    assertThatThrownBy(
            () ->
                QuartzTables.creations(
                    "DROP TABLE a;\nCREATE TABLE a (x int);\n" + statement + ";"))
        .hasMessage(
            "Quartz's script has a statement that is neither CREATE TABLE nor CREATE INDEX: "
                + statement);
  }

  private static int indexes() {
    return QuartzTables.script().toUpperCase(Locale.ROOT).split("CREATE INDEX").length - 1;
  }

  private Schema schema() {
    return Schema.of(database.dataSource());
  }

  private Catalog catalog() {
    return new Catalog(database.dataSource());
  }
}
