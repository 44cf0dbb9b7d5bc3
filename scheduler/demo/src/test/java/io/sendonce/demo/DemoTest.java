package io.sendonce.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything real, and small: PostgreSQL, the simulator and node JVMs. */
class DemoTest {

  @Test
  void aSmallDemoWithAKilledNodeHolds(@TempDir Path folder) throws Exception {
    Path files = folder.resolve("demo");
    try (RunningDemo demo =
        RunningDemo.start(
            folder,
            Main.class,
            "--messages=12",
            "--accounts=4",
            "--nodes=2",
            "--delay=200ms-400ms",
            "--seed=7",
            "--dir=" + files)) {
      int code = demo.exitCode(Duration.ofMinutes(2));

      assertThat(code).as(demo.said()).isZero();
      assertThat(demo.said())
          .contains(
              "fsync on, synchronous_commit on, full_page_writes on",
              "killed (SIGKILL) with",
              "HELD: the old way sent",
              "Sendonce delivered");
      assertThat(Files.readString(files.resolve("provider-ledger.jsonl"), UTF_8).lines().count())
          .isGreaterThan(12);
      assertThat(RunningDemo.leftRunning(files)).isEmpty();
    }
  }

  @Test
  void anInterruptedDemoLeavesNothingRunning(@TempDir Path folder) throws Exception {
    Path files = folder.resolve("demo");
    try (RunningDemo demo = RunningDemo.start(folder, Main.class, "--nodes=1", "--dir=" + files)) {
      await().atMost(Duration.ofMinutes(1)).until(() -> demo.said().contains("run 1 finds"));
      assertThat(RunningDemo.leftRunning(files)).isNotEmpty();

      demo.interrupt();

      assertThat(demo.exitCode(Duration.ofMinutes(1))).isEqualTo(128 + 15);
      assertThat(demo.said())
          .endsWith("Interrupted: stopping everything ..." + System.lineSeparator());
      assertThat(RunningDemo.leftRunning(files)).isEmpty();
    }
  }
}
