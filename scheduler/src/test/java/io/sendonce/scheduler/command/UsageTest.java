package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  @RegisterExtension final CommandRig rig = CommandRig.empty();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "node",
        "console",
        "users add",
        "users list",
        "users remove",
        "tokens add",
        "tokens list",
        "tokens remove",
        "migrate",
        "enqueue",
        "adopt",
        "status",
        "messages show",
        "messages resolve",
        "alerts list",
        "alerts acknowledge",
        "alerts silence",
        "alerts test",
        "jobs list",
        "jobs plan",
        "jobs apply",
        "duplicates",
        "duplicates clean-up",
        "incidents list",
        "incidents show",
        "pause",
        "resume",
        "restored"
      })
  void everyCommandHasHelpWithExamplesAndExitCodes(String command) {
    Answer help = rig.run((command + " --help").strip().split(" "));
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Usage: sendonce" + (command.isEmpty() ? "" : " " + command))
        .contains("Example")
        .contains("Exit codes:\n")
        .contains("configuration\n");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 90);
  }

  @Test
  void theVersionIsTold() {
    assertThat(rig.run("--version").out()).startsWith("sendonce ").contains(" on Java ");
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(rig.run().code()).isEqualTo(2);
    assertThat(rig.run("messages").err()).startsWith("a command is missing");
    assertThat(rig.run("alerts").err()).startsWith("a command is missing");
    assertThat(rig.run("jobs").err()).startsWith("a command is missing");
    assertThat(rig.run("users").err()).startsWith("a command is missing");
    assertThat(rig.run("tokens").err()).startsWith("a command is missing");
    assertThat(rig.run("statsu").code()).isEqualTo(2);
    assertThat(rig.run("messages", "show", "x").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "migrate",
        "enqueue x.csv",
        "messages show 1",
        "alerts list",
        "alerts test",
        "jobs plan",
        "jobs apply",
        "duplicates",
        "duplicates clean-up --table a.b",
        "pause everything --reason x"
      })
  void aWrongConfigurationIsReportedWholeAndEndsWithTwo(String command) {
    rig.write("sendonce.properties", "unipile.dns = x\nsend.slots = 0\n");
    Answer answer = rig.run(command.split(" "));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .startsWith("config/sendonce.properties has ")
        .contains("unipile.dns is not a setting; did you mean unipile.dsn?")
        .contains("send.slots")
        .contains("database.url")
        .doesNotContain("\tat ");
  }

  @Test
  void aDatabaseThatDoesNotAnswerEndsWithThree() {
    rig.environment("SENDONCE_DATABASE_URL", "jdbc:postgresql://localhost:1/sendonce");
    Answer answer = rig.run("status");
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err())
        .startsWith(
            "sendonce: the database cannot be reached: database.url = jdbc:postgresql://localhost:1/sendonce: ")
        .doesNotContain("\tat ");
  }

  @Test
  void aDatabaseWithoutTablesSaysWhatToRun() {
    Answer answer = rig.run("status");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith(
            "sendonce: the database is not migrated to this version: run sendonce migrate first (");
  }

  @Test
  void theNodeIsGivenItsDirectory() {
    AtomicReference<Path> given = new AtomicReference<>();
    rig.node((directory, environment) -> given.set(directory));
    assertThat(rig.run("node", "--config", "/etc/sendonce").code()).isZero();
    assertThat(given).hasValue(Path.of("/etc/sendonce"));
    rig.run("node");
    assertThat(given).hasValue(rig.directory());
  }

  @Test
  void theConfigDirectorysVariableIsNotTakenForASetting() {
    rig.node(
        (directory, environment) -> assertThat(environment).doesNotContainKey("SENDONCE_CONFIG"));
    assertThat(rig.run("node").code()).isZero();
  }
}
