package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.command.Main;
import io.sendonce.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.Driver;

/** The program as a process, with the configuration as shipped and a database of its own. */
final class ProgramRig implements BeforeEachCallback, AfterEachCallback {

  private static final Path SHIPPED = Path.of("..", "config");

  private final TestDatabase database =
      TestDatabase.migrated("node", empty -> Schema.of(empty).migrate("sendonce"));
  private final List<String> lines = new ArrayList<>();
  private Path directory = Path.of("");

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    database.beforeEach(context);
    directory = Files.createTempDirectory("program");
    for (String file : List.of("quartz.properties", "logback.xml")) {
      Files.copy(SHIPPED.resolve(file), directory.resolve(file));
    }
    Files.writeString(directory.resolve("jobs.properties"), "");
    Files.writeString(directory.resolve("sendonce.properties"), "");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
    database.afterEach(context);
  }

  Path directory() {
    return directory;
  }

  /** Starts a command that ends when it is asked to. */
  Process start(String command, Map<String, String> settings) throws IOException {
    Properties url = Objects.requireNonNull(Driver.parseURL(database.jdbcUrl(), new Properties()));
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command,
                "--config",
                directory.toString())
            .redirectErrorStream(true);
    Map<String, String> environment = program.environment();
    environment.keySet().removeIf(name -> name.startsWith("SENDONCE_"));
    environment.put("SENDONCE_DATABASE_URL", database.jdbcUrl().replaceFirst("\\?.*", ""));
    environment.put("SENDONCE_DATABASE_USER", url.getProperty("user"));
    environment.put("SENDONCE_DATABASE_PASSWORD", url.getProperty("password", ""));
    environment.put("SENDONCE_UNIPILE_DSN", "localhost:1");
    environment.put("SENDONCE_UNIPILE_API_KEY", "any");
    environment.putAll(settings);
    return program.start();
  }

  /** Reads what a program says, up to a line with some words in it. */
  void readUntil(BufferedReader output, String end) throws IOException {
    String line = output.readLine();
    while (line != null) {
      lines.add(line);
      if (line.contains(end)) {
        return;
      }
      line = output.readLine();
    }
    throw new AssertionError("the program ended: " + String.join("\n", lines));
  }

  /** Runs SQL. */
  void sql(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Asks a program to stop, and reads the rest of what it says; its exit code. */
  int stop(Process program, BufferedReader output) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", Long.toString(program.pid())).start().waitFor();
    return readToEnd(program, output);
  }

  /** Reads the rest of what a program says; its exit code. */
  int readToEnd(Process program, BufferedReader output) throws InterruptedException {
    output.lines().forEach(lines::add);
    if (!program.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the program did not end");
    }
    return program.exitValue();
  }

  /** All that was read. */
  List<String> lines() {
    return lines;
  }

  /** The parts that were {@code started} or {@code stopped}, in order. */
  List<String> stations(String what) {
    return lines.stream()
        .filter(line -> line.matches(".* Node (.*) " + what + " in \\d+ ms"))
        .map(line -> line.replaceFirst(".* Node (.*) " + what + " in \\d+ ms", "$1"))
        .toList();
  }

  static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }
}
