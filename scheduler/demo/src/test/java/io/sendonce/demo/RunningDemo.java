package io.sendonce.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demo or the drill as a person runs it: in a process of its own, with the programs this build
 * made.
 */
public final class RunningDemo implements AutoCloseable {

  private static final Path NODE = Path.of("..", "target", "sendonce");
  private static final Path SIMULATOR =
      Path.of("..", "..", "jobs", "simulator", "target", "simulator");

  private final Process process;
  private final Path output;

  private RunningDemo(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; skips the test where `mvn test` has not packaged the programs it needs. */
  public static RunningDemo start(Path folder, Class<?> program, String... options)
      throws IOException {
    boolean packaged = Files.exists(NODE) && Files.exists(SIMULATOR);
    assertThat(packaged || !Boolean.getBoolean("require.all")).as("programs are packaged").isTrue();
    assumeTrue(packaged, "needs the programs of the modules before it: mvn verify");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddemo.node=" + NODE,
                "-Ddemo.simulator=" + SIMULATOR,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(options));
    Path output = folder.resolve("output");
    return new RunningDemo(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output);
  }

  /** What it has printed so far. */
  public String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Ctrl-C and kill do. */
  public void interrupt() {
    process.destroy();
  }

  /** As a power cut does: it cannot clean up. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end. */
  public int exitCode(Duration longest) throws InterruptedException {
    assertThat(process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
    return process.exitValue();
  }

  /** Command lines of processes that were started for this folder and still run. */
  public static List<String> leftRunning(Path folder) {
    return ProcessHandle.allProcesses()
        .flatMap(one -> one.info().commandLine().stream())
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroyForcibly();
  }
}
