package io.sendonce.demo.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.demo.RunningDemo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole drill, small: everything real. Faults F2, F3, F4, F5, F14 and F23. */
class DrillTest {

  private static final Pattern FOLDER = Pattern.compile("everything is in (\\S+);");

  @Test
  void aSmallDrillHoldsAndItsControlsFail(@TempDir Path folder) throws Exception {
    Path report = folder.resolve("report");
    try (RunningDemo drill =
        RunningDemo.start(
            folder,
            Main.class,
            "--messages=60",
            "--nodes=2",
            "--process-faults=2",
            "--faults=sigkill,postgres-crash,deliver-then-504,deliver-then-reset,null-ids",
            "--seed=3",
            "--report=" + report)) {
      int code = drill.exitCode(Duration.ofMinutes(5));

      assertThat(code).as(drill.said()).isZero();
      assertThat(drill.said())
          .contains(
              "fsync on, synchronous_commit on, full_page_writes on",
              "sigkill",
              "postgres-crash",
              "HELD: 60 messages, ",
              "0 twice, 0 lost")
          .containsPattern("select, send, mark: 18 queued, [1-9]\\d* too many")
          .containsPattern("on every error or after a time: 18 queued, [1-9]\\d* too many")
          .containsPattern("mark, then send: 18 queued, 0 too many, [1-9]\\d* lost");
      assertThat(Files.readString(report.resolve("report.html"), UTF_8)).contains("</svg>");
      assertThat(Files.readString(report.resolve("report.json"), UTF_8))
          .contains("\"held\" : true");
      assertThat(RunningDemo.leftRunning(folderOf(drill))).isEmpty();
    }
  }

  @Test
  void anInterruptedDrillLeavesNothingRunningAndSaysSo(@TempDir Path folder) throws Exception {
    try (RunningDemo drill =
        RunningDemo.start(folder, Main.class, "--nodes=1", "--seed=3", "--no-controls")) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> drill.said().contains("fsync on") && !running(drill).isEmpty());

      drill.interrupt();

      assertThat(drill.exitCode(Duration.ofMinutes(1))).isEqualTo(128 + 15);
      assertThat(drill.said())
          .endsWith("Interrupted: stopping everything ...%nNothing is left running.%n".formatted());
      assertThat(running(drill)).isEmpty();
    }
  }

  @Test
  void whatAKilledDrillStartedDoesNotOutliveIt(@TempDir Path folder) throws Exception {
    try (RunningDemo drill =
        RunningDemo.start(folder, Main.class, "--nodes=1", "--seed=3", "--no-controls")) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> drill.said().contains("fsync on") && running(drill).size() > 2);

      drill.kill();

      await().atMost(Duration.ofSeconds(30)).until(() -> running(drill).isEmpty());
    }
  }

  private static java.util.List<String> running(RunningDemo drill) {
    return RunningDemo.leftRunning(folderOf(drill));
  }

  private static Path folderOf(RunningDemo drill) {
    Matcher found = FOLDER.matcher(drill.said());
    assertThat(found.find()).as(drill.said()).isTrue();
    return Path.of(found.group(1));
  }
}
