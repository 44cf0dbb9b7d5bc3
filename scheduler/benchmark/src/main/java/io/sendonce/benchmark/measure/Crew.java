package io.sendonce.benchmark.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The processes of one contestant; closing it ends them. */
public final class Crew implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end of the crews"));
  }

  private final List<Process> processes = new ArrayList<>();
  private final Path log;

  private Crew(Path log) {
    this.log = log;
  }

  /**
   * Starts them.
   *
   * @param log where all they say is added
   */
  public static Crew start(List<Launch> launches, Path log) throws BenchmarkFailedException {
    Crew crew = new Crew(log);
    try {
      for (Launch launch : launches) {
        crew.start(launch);
      }
      return crew;
    } catch (IOException e) {
      crew.close();
      throw new BenchmarkFailedException("a process could not be started: " + e.getMessage(), e);
    }
  }

  private void start(Launch launch) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(launch.command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(launch.environment());
    Process process = builder.start();
    RUNNING.add(process);
    processes.add(process);
  }

  /**
   * Refuses to go on without one of them.
   *
   * @throws BenchmarkFailedException if one has ended
   */
  public void requireAll() throws BenchmarkFailedException {
    for (Process process : processes) {
      if (!process.isAlive()) {
        throw new BenchmarkFailedException(
            "a process ended with exit code %d; its log is %s".formatted(process.exitValue(), log));
      }
    }
  }

  /** The processor time that each of them has used so far, by process id. */
  public Map<Long, Duration> processorTimes() {
    return ProcessorTimes.of(processes.stream().map(Process::toHandle));
  }

  /** Where all they say goes. */
  public Path log() {
    return log;
  }

  /** Asks those to end that do not mind their input. */
  public void terminate() {
    processes.forEach(process -> process.toHandle().destroy());
  }

  /** Closes their input, waits for their end, and kills those that do not come to it. */
  @Override
  public void close() {
    processes.forEach(Crew::closeInput);
    for (Process process : processes) {
      if (!ended(process)) {
        process.destroyForcibly();
      }
      RUNNING.remove(process);
    }
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
