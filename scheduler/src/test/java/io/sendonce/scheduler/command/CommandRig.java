package io.sendonce.scheduler.command;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The command line as an operator has it, with a configuration and a database of its own. */
final class CommandRig implements BeforeEachCallback, AfterEachCallback {

  private final TestDatabase database;
  private final Map<String, String> environment = new HashMap<>();
  private NodeStart node = (directory, settings) -> {};
  private Path directory = Path.of("");

  private CommandRig(TestDatabase database) {
    this.database = database;
  }

  static CommandRig migrated() {
    return new CommandRig(
        TestDatabase.migrated("sendonce", dataSource -> Schema.of(dataSource).migrate("sendonce")));
  }

  static CommandRig empty() {
    return new CommandRig(TestDatabase.empty());
  }

  /** What a command answered, times, ids of processes and directories apart. */
  record Answer(int code, String out, String err) {}

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    database.beforeEach(context);
    directory = Files.createTempDirectory("sendonce-command");
    write("quartz.properties", "");
    write("jobs.properties", "");
    write("sendonce.properties", settings(database.jdbcUrl()));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    try (var files = Files.list(directory)) {
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

  CommandRig node(NodeStart start) {
    node = start;
    return this;
  }

  CommandRig environment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path write(String file, String text) {
    try {
      return Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its database's JDBC URL, with user and password in it. */
  String jdbcUrl() {
    return database.jdbcUrl();
  }

  /** Its sendonce.properties as a test begins. */
  String settings() {
    return settings(database.jdbcUrl());
  }

  /** Runs a command with this rig's configuration. */
  Answer run(String... arguments) {
    environment.putIfAbsent("SENDONCE_CONFIG", directory.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Sendonce.commandLine(
                new Surroundings(environment, "operator", Clock.systemUTC()),
                new Sendonce.Programs(
                    (where, settings) -> node.run(where, settings),
                    (where, settings) -> node.run(where, settings)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Answer(code, plain(out), plain(err));
  }

  /** Runs SQL. */
  void sql(String sql, Object... values) {
    Database.over(database.dataSource()).inTransaction(handle -> handle.execute(sql, values));
  }

  /** The one number of a query. */
  long number(String sql, Object... values) {
    return Database.over(database.dataSource())
        .inTransaction(handle -> handle.select(sql, values).mapTo(Long.class).one());
  }

  /** The texts of a query's first column. */
  List<String> texts(String sql, Object... values) {
    return Database.over(database.dataSource())
        .inTransaction(handle -> handle.select(sql, values).mapTo(String.class).list());
  }

  private String plain(StringWriter text) {
    return text.toString()
        .replace(System.lineSeparator(), "\n")
        .replace(directory.toString(), "config")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME");
  }

  private static String settings(String jdbcUrl) {
    String url = jdbcUrl.substring(0, jdbcUrl.indexOf('?'));
    Map<String, String> signIn = new HashMap<>();
    for (String pair : jdbcUrl.substring(jdbcUrl.indexOf('?') + 1).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      signIn.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return """
        node.name = cli
        database.url = %s
        database.user = %s
        database.password = %s
        unipile.dsn = api1.unipile.com:13111
        unipile.api-key = key-of-a-test
        """
        .formatted(url, signIn.get("user"), signIn.getOrDefault("password", ""));
  }
}
