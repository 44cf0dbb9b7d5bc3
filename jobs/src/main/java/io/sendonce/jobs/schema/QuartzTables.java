package io.sendonce.jobs.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Quartz's tables, from the script in Quartz's own jar and never by a copy of it. */
final class QuartzTables {

  private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  private static final String IS_THERE = "SELECT to_regclass('qrtz_job_details') IS NOT NULL";
  private static final String SEED_LOCK =
      "INSERT INTO qrtz_locks (sched_name, lock_name) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final List<String> LOCKS = List.of("TRIGGER_ACCESS", "STATE_ACCESS");

  private QuartzTables() {}

  /** Runs in the caller's transaction, under the caller's lock. */
  static void createIfMissing(Connection connection, String schedulerName) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!isThere(statement)) {
        for (String creation : creations(script())) {
          statement.execute(creation);
        }
      }
    }
    seedLocks(connection, schedulerName);
  }

  static String pendingScript(Connection connection, String schedulerName) throws SQLException {
    StringBuilder script = new StringBuilder();
    try (Statement statement = connection.createStatement()) {
      if (isThere(statement)) {
        script.append("-- Quartz's tables are there and stay as they are\n");
      } else {
        script.append("-- Quartz's tables\n");
        creations(script()).forEach(creation -> script.append(creation).append(";\n"));
      }
    }
    for (String lock : LOCKS) {
      script.append(
          SEED_LOCK
              .replaceFirst("\\?", "'" + schedulerName.replace("'", "''") + "'")
              .replaceFirst("\\?", "'" + lock + "'"));
      script.append(";\n");
    }
    return script.toString();
  }

  /** The script's statements that create something; anything it might do beside that is refused. */
  static List<String> creations(String script) {
    List<String> statements =
        Arrays.stream(script.replaceAll("(?m)--.*$", "").split(";"))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList();
    List<String> kept =
        statements.stream().filter(statement -> !isDropOrCommit(statement)).toList();
    for (String statement : kept) {
      if (!startsWith(statement, "CREATE TABLE") && !startsWith(statement, "CREATE INDEX")) {
        throw new IllegalStateException(
            "Quartz's script has a statement that is neither CREATE TABLE nor CREATE INDEX: "
                + statement);
      }
    }
    return kept;
  }

  private static boolean isDropOrCommit(String statement) {
    return startsWith(statement, "DROP TABLE") || startsWith(statement, "COMMIT");
  }

  private static boolean startsWith(String statement, String words) {
    return statement.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ").startsWith(words);
  }

  private static boolean isThere(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(IS_THERE)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void seedLocks(Connection connection, String schedulerName) throws SQLException {
    try (PreparedStatement seed = connection.prepareStatement(SEED_LOCK)) {
      for (String lock : LOCKS) {
        seed.setString(1, schedulerName);
        seed.setString(2, lock);
        seed.executeUpdate();
      }
    }
  }

  static String script() {
    return Schema.resource(SCRIPT);
  }
}
