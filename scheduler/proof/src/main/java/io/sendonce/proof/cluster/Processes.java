package io.sendonce.proof.cluster;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The node processes that run; none of them outlives this JVM. */
final class Processes {

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "nodes-killed"));
  }

  private Processes() {}

  static Process start(List<String> command, Map<String, String> environment, File log)
      throws CaseFailedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log));
    try {
      RUNNING.removeIf(ended -> !ended.isAlive());
      Process process = builder.start();
      RUNNING.add(process);
      return process;
    } catch (IOException e) {
      throw new CaseFailedException("a node could not be started: " + e.getMessage(), e);
    }
  }

  /** Sends SIGCONT by and by, even if this program is gone by then: its end is seen only awake. */
  static void wakeLater(ProcessHandle process, Duration wait) throws CaseFailedException {
    try {
      String command = "sleep %d; kill -CONT %d".formatted(wait.toSeconds(), process.pid());
      new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new CaseFailedException("there is no program sh", e);
    }
  }

  /** Sends a signal by its name, such as {@code STOP}. */
  static void signal(ProcessHandle process, String signal) throws CaseFailedException {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
      if (kill.waitFor() != 0) {
        throw new CaseFailedException("kill -" + signal + " " + process.pid() + " was refused");
      }
    } catch (IOException e) {
      throw new CaseFailedException("there is no program kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CaseFailedException("interrupted", e);
    }
  }
}
