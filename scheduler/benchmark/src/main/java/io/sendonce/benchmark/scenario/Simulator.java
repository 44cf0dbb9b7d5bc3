package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Crew;
import io.sendonce.benchmark.measure.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The provider simulator as a process. */
final class Simulator {

  static final String API_KEY = "benchmark-key";

  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Path folder;

  private Simulator(Path folder) {
    this.folder = folder;
  }

  /** One with a new ledger. */
  static Simulator in(Path logs) throws BenchmarkFailedException {
    try {
      return new Simulator(Files.createTempDirectory(logs, "simulator-"));
    } catch (IOException e) {
      throw new BenchmarkFailedException("the simulator has no folder: " + e, e);
    }
  }

  Launch launch() {
    String home =
        System.getProperty("benchmark.simulator", "../../jobs/simulator/target/simulator");
    return new Launch(
        List.of(
            Path.of(home).toAbsolutePath().resolve("bin/simulator").toString(),
            "--port=0",
            "--port-file=" + port(),
            "--ledger=" + folder.resolve("ledger.jsonl"),
            "--delay=0ms",
            "--api-key=" + API_KEY),
        Map.of("SIMULATOR_JAVA_OPTS", "-Xmx512m"));
  }

  /** Where it listens. */
  String awaitAddress(Crew crew) throws BenchmarkFailedException {
    Pause.until(LONGEST_START, "the simulator listens", crew, () -> Files.exists(port()));
    try {
      return "http://127.0.0.1:" + Files.readString(port()).trim();
    } catch (IOException e) {
      throw new BenchmarkFailedException("the simulator's port cannot be read", e);
    }
  }

  private Path port() {
    return folder.resolve("port");
  }
}
