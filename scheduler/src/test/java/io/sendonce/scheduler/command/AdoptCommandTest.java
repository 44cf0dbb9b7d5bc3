package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdoptCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @BeforeEach
  void theOldSender() {
    rig.sql("CREATE SCHEMA legacy");
    rig.sql(
        "CREATE TABLE legacy.send_queue (id int, campaign_id int, prospect_id text, account_id int, message text,"
            + " status text, scheduled_for timestamptz, created_at timestamptz, sent_at timestamptz)");
    rig.sql(
        "CREATE TABLE legacy.linkedin_messages (id int, campaign_id int, prospect_id text, direction text, content text, sent_at timestamptz)");
    rig.sql(
        "INSERT INTO legacy.send_queue VALUES (1, 7, 'ACoAA1', 3, 'Hello 1', 'sent', '2025-12-04 09:00Z', '2025-12-04 08:00Z', '2025-12-04 09:00:12Z'),"
            + " (2, 7, 'ACoAA2', 3, 'Hello 2', 'processing', '2025-12-04 09:00Z', '2025-12-04 08:00Z', NULL),"
            + " (3, 7, 'ACoAA3', 3, 'Hello 3', 'pending', '2025-12-04 09:00Z', '2025-12-04 08:00Z', NULL),"
            + " (4, 7, '=1 2', 3, 'Hello 4', 'pending', '2025-12-04 09:00Z', '2025-12-04 08:00Z', NULL)");
    rig.sql(
        "INSERT INTO legacy.linkedin_messages SELECT n, 7, 'ACoAA1', 'outbound', 'Hello 1', CAST('2025-12-04 09:00Z' AS timestamptz) + n * interval '4 s' FROM generate_series(1, 2) AS n");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id, code) VALUES ('a1', 'desk')");
  }

  @Test
  void everyRowIsToldAndTakenOverOnlyWhenAskedFor() throws Exception {
    Path file = rig.directory().resolve("rows.csv");
    Answer plan = adopt("--report", file.toString());
    assertThat(plan)
        .isEqualTo(
            new Answer(
                1,
                """
                legacy.send_queue: id=id,campaign=campaign_id,person=prospect_id,account=account_id,text=message,status=status,due=scheduled_for,created=created_at,sent=sent_at
                4 rows = 1 pending + 1 uncertain + 1 sent + 1 refused
                legacy.linkedin_messages: id=id,campaign=campaign_id,person=prospect_id,text=content,direction=direction,at=sent_at
                2 rows = 1 sent + 1 sent once more

                Not simply taken over
                  legacy.send_queue 4         refused           person must be an id without spaces or slashes, or the address of a profile, not "=1 2"
                  legacy.send_queue 2         uncertain         its status was processing
                  legacy.linkedin_messages 2  sent once more

                Would be paused until you resume them: spring
                Nothing was adopted: this was a dry run. Add --apply to do it.
                """,
                ""));
    assertThat(Files.readAllLines(file))
        .startsWith("table,row,fate,message,reason")
        .contains("legacy.linkedin_messages,2,copy,,")
        .hasSize(4);
    assertThat(adopt("--report", file.toString()).err()).contains("--report must name a new file");
    Files.delete(file);
    assertThat(rig.number("SELECT count(*) FROM send_queue")).isZero();
    assertThat(adopt("--apply").err()).contains("--apply needs a --reason");

    Answer done = adopt("--apply", "--reason", "moving");
    assertThat(done.code()).isEqualTo(1);
    assertThat(done.out())
        .contains("legacy.send_queue 2         uncertain       message ")
        .endsWith(
            "Paused until you resume them: spring\nAdopted. Look at sendonce status, then resume the campaigns.\n");
    assertThat(rig.texts("SELECT status FROM send_queue ORDER BY status"))
        .containsExactly("pending", "sent", "uncertain");
    assertThat(rig.texts("SELECT actor FROM audit_log WHERE action = 'adopt'"))
        .containsExactly("operator", "operator");
    assertThat(adopt("--apply", "--reason", "again").out())
        .contains("4 rows = 3 adopted before + 1 refused", "2 rows = 2 adopted before");
    assertThat(rig.run("duplicates").out()).contains("ACoAA1", "adopted");
  }

  @Test
  void whatIsMeantMustBeSaid() {
    assertThat(adopt("--status", "x=gone").err())
        .contains("--status must mean one of pending, uncertain, sent, failed, not x=gone");
    assertThat(adopt("--account", "3=other").err()).contains("--account is given twice for 3");
    assertThat(adopt("--queue-columns", "person").err())
        .contains("--queue-columns must be like text=body, not person");
    Answer unknown =
        rig.run(
            "adopt",
            "--queue",
            "legacy.send_queue",
            "--messages",
            "legacy.linkedin_messages",
            "--apply",
            "--reason",
            "moving");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.out())
        .contains("problem: account must be the code", "\"3\"", "Nothing was adopted.\n");
    assertThat(
            rig.run("adopt", "--queue", "legacy.none", "--messages", "legacy.linkedin_messages")
                .err())
        .contains("there is no table legacy.none here");
    assertThat(rig.number("SELECT count(*) FROM send_queue")).isZero();
  }

  private Answer adopt(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "adopt",
                "--queue",
                "legacy.send_queue",
                "--messages",
                "legacy.linkedin_messages",
                "--account",
                "3=desk",
                "--campaign",
                "7=spring"));
    arguments.addAll(List.of(more));
    return rig.run(arguments.toArray(String[]::new));
  }
}
