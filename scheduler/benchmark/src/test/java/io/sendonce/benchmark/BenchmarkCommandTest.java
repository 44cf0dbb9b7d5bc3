package io.sendonce.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchmarkCommandTest {

  private static final String IN_JAVA =
      "ceiling-plain,ceiling,sendonce-1,db-scheduler,jobrunr,quartz";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  /** Those for Node.js would have to be installed, and a test has no network. */
  @Test
  void everyContestantInJavaHasFigures() throws IOException {
    int code =
        run(
            "--only",
            IN_JAVA,
            "--runs",
            "1",
            "--messages",
            "150",
            "--warm-up",
            "50",
            "--accounts",
            "40",
            "--quartz-messages",
            "50",
            "--report",
            folder.toString());
    assertThat(code).describedAs(out + "%n" + err).isZero();
    JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.at("/conditions/postgresql_fsync").asString()).isEqualTo("on");
    assertThat(report.at("/throughput").size()).isEqualTo(IN_JAVA.split(",", -1).length);
    for (JsonNode contestant : report.at("/throughput")) {
      assertThat(contestant.at("/messages_per_second/median").asDouble())
          .describedAs(contestant.at("/name").asString())
          .isPositive();
      assertThat(contestant.at("/wal_bytes_per_message/median").asDouble()).isPositive();
      assertThat(contestant.at("/transactions_per_message/median").asDouble()).isPositive();
      assertThat(contestant.at("/runs/0/check/holds").asBoolean()).isTrue();
    }
    assertThat(Files.readString(folder.resolve("throughput.svg"))).contains("<svg");
    assertThat(out.toString()).contains("sendonce-1", "synchronous_commit on");
  }

  @Test
  void aContestantThatIsNotThereIsRefused() {
    assertThat(run("--only", "ceiling,rabbit", "--report", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--only must name contestants, see --list");
  }

  @Test
  void aScenarioThatIsNotThereIsRefused() {
    assertThat(run("--scenario", "idle,busy", "--report", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("--scenario must name scenarios, see --list; there is no busy");
  }

  @Test
  void whatCanBeMeasuredIsListed() {
    assertThat(run("--list", "--report", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("ceiling-plain", "sendonce-2", "pg-boss", "throughput", "in-flight", "backlog");
  }

  @Test
  void measuringNothingIsRefused() {
    assertThat(run("--runs", "0", "--report", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--runs must be 1 or more, not 0");
  }

  @Test
  void helpTellsTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("--only", "--slots", "Exit codes", "has figures");
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
