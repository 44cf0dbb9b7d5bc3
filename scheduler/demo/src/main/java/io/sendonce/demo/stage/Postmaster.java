package io.sendonce.demo.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Makes sure that no PostgreSQL runs in a folder, also one whose start was interrupted. */
final class Postmaster {

  private static final int SECONDS = 5;

  private Postmaster() {}

  static void endIn(Path data) {
    runningIn(data)
        .ifPresent(
            server -> {
              askToQuit(server);
              awaitEnd(server);
              server.destroyForcibly();
              awaitEnd(server);
            });
  }

  /** To PostgreSQL, SIGQUIT is the "immediate" shutdown: it is like a crash of its machine. */
  static void crash(Path data) {
    runningIn(data)
        .ifPresent(
            server -> {
              askToQuit(server);
              awaitEnd(server);
            });
  }

  /** Waits a little for a process to end. */
  static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<ProcessHandle> runningIn(Path data) {
    Path file = data.resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().map(String::trim).map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (IOException | NumberFormatException e) {
      // No such file: no server.
      return Optional.empty();
    }
  }

  /** SIGQUIT: at once, yet giving back its shared memory, which SIGKILL would leave behind. */
  private static void askToQuit(ProcessHandle server) {
    try {
      awaitEnd(new ProcessBuilder("kill", "-QUIT", "" + server.pid()).start().toHandle());
    } catch (IOException e) {
      server.destroy();
    }
  }
}
