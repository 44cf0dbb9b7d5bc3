package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrateCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.empty();

  @Test
  void whatWasAppliedIsToldAndTheSecondTimeNothingIs() {
    Answer first = rig.run("migrate");
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .contains("applied 001 campaigns people accounts\napplied 002 queue and ledger\n")
        .containsPattern("the schema has version \\d+ now\n");
    assertThat(rig.run("migrate").out()).matches("nothing to apply: the schema has version \\d+\n");
  }

  @Test
  void thePrintedScriptChangesNothing() {
    Answer printed = rig.run("migrate", "--print");
    assertThat(printed.code()).isZero();
    assertThat(printed.out()).contains("CREATE TABLE send_queue (").doesNotContain("DROP TABLE");
    assertThat(rig.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
  }

  @Test
  void aNewerSchemaIsRefusedNamingBothVersions() {
    rig.run("migrate");
    rig.sql(
        "INSERT INTO sendonce_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)"
            + " VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, true)");
    Answer answer = rig.run("migrate");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .matches(
            "sendonce: the database has schema version 999, and this program knows versions up to \\d+ only;"
                + " start a newer version of it\n");
  }
}
