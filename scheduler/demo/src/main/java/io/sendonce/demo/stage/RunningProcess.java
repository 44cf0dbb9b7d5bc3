package io.sendonce.demo.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that the demo started, and the file its output goes to. */
public final class RunningProcess {

  private static final int LAST_LINES = 15;

  private final String name;
  private final Process process;
  private final Path log;

  RunningProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Refuses to go on without it. */
  public void requireAlive() throws PartFailedException {
    if (!process.isAlive()) {
      throw failed("ended by itself with exit code " + process.exitValue());
    }
  }

  /** A failure with the place of the log and its last lines. */
  public PartFailedException failed(String what) {
    return new PartFailedException(
        "%s %s. The end of its log, %s:%n%s".formatted(name, what, log, lastLines()));
  }

  /** Asks it to end, SIGTERM. */
  public void ask() {
    process.destroy();
  }

  /** Ends it, SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Whether it ended in time. */
  public boolean awaitEnd(Duration longest) {
    try {
      return process.waitFor(Math.max(longest.toNanos(), 0), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Its name, which its log is called by. */
  public String name() {
    return name;
  }

  /** Its id to the operating system. */
  public long pid() {
    return process.pid();
  }

  /**
   * How it ended.
   *
   * @throws IllegalThreadStateException if it has not
   */
  public int exitCode() {
    return process.exitValue();
  }

  /**
   * Sends it a signal.
   *
   * @param signal by its name, such as {@code STOP}
   */
  public void signal(String signal) throws PartFailedException {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
      if (kill.waitFor() != 0) {
        throw new PartFailedException("kill -" + signal + " was refused for " + name);
      }
    } catch (IOException e) {
      throw new PartFailedException("there is no program kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("interrupted while " + name + " was sent SIG" + signal, e);
    }
  }

  private String lastLines() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      List<String> last = lines.subList(Math.max(lines.size() - LAST_LINES, 0), lines.size());
      return last.isEmpty() ? "  (it is empty)" : "  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "  (it cannot be read: " + e + ")";
    }
  }
}
