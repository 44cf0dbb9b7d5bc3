package io.sendonce.jobs.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The tables of one database, ours and Quartz's. */
public final class Schema {

  // Any number of our own; held until the transaction ends, it has one node at a time migrate.
  private static final String LOCK = "SELECT pg_advisory_xact_lock(7236457220317)";

  private final DataSource dataSource;
  private final Flyway flyway;

  private Schema(DataSource dataSource) {
    this.dataSource = dataSource;
    this.flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:io/sendonce/sql/migrations")
            .table(MigrationHistory.TABLE)
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .lockRetryCount(-1)
            .loggers("slf4j")
            .load();
  }

  /**
   * The schema of the database behind a source of connections.
   *
   * @param dataSource its user may create tables
   */
  public static Schema of(DataSource dataSource) {
    return new Schema(dataSource);
  }

  /**
   * Brings the database to the version this program knows. Tables of other programs in the same
   * schema are left alone.
   *
   * @param schedulerName the Quartz scheduler whose lock rows are to be there before its first
   *     start
   * @return the migrations that were applied, oldest first, each as version and description
   * @throws SchemaTooNewException if the database is ahead of this program; nothing is changed then
   */
  public List<String> migrate(String schedulerName) {
    refuseNewer();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return migrateAlone(connection, schedulerName);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the schema could not be made: " + e.getMessage(), e);
    }
  }

  private List<String> migrateAlone(Connection connection, String schedulerName)
      throws SQLException {
    // Flyway's own lock comes too late: a node that finds no history yet, and then the tables of
    // another that has just begun, takes them for somebody else's and fails.
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
    List<String> applied =
        flyway.migrate().migrations.stream()
            .map(done -> done.version + " " + done.description)
            .toList();
    QuartzTables.createIfMissing(connection, schedulerName);
    connection.commit();
    return applied;
  }

  /**
   * What {@link #migrate} would run here, to be read or run by hand. It records what it did, so
   * that a node that starts afterwards finds nothing left to do.
   *
   * @param schedulerName the Quartz scheduler whose lock rows it inserts
   * @return SQL; only comments where nothing is left to do
   * @throws SchemaTooNewException if the database is ahead of this program
   */
  public String pendingScript(String schedulerName) {
    refuseNewer();
    StringBuilder script = new StringBuilder();
    MigrationInfo[] pending = flyway.info().pending();
    if (pending.length > 0) {
      script.append(MigrationHistory.CREATION);
    }
    for (MigrationInfo migration : pending) {
      script.append("-- ").append(migration.getScript()).append('\n');
      script.append(resource("/io/sendonce/sql/migrations/" + migration.getScript())).append('\n');
      script.append(MigrationHistory.record(migration));
    }
    try (Connection connection = dataSource.getConnection()) {
      script.append(QuartzTables.pendingScript(connection, schedulerName));
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not be read: " + e.getMessage(), e);
    }
    return script.toString();
  }

  /**
   * The migrations that {@link #migrate} would apply, oldest first, each as version and
   * description.
   *
   * @throws SchemaTooNewException if the database is ahead of this program
   */
  public List<String> pending() {
    refuseNewer();
    return Arrays.stream(flyway.info().pending())
        .map(migration -> migration.getVersion() + " " + migration.getDescription())
        .toList();
  }

  /** The database's version, such as {@code 3}, or {@code none} before the first migration. */
  public String version() {
    MigrationInfo current = flyway.info().current();
    return current == null ? "none" : current.getVersion().getVersion();
  }

  private void refuseNewer() {
    MigrationVersion known =
        Arrays.stream(flyway.info().all())
            .filter(migration -> migration.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .max(MigrationVersion::compareTo)
            .orElseThrow();
    MigrationInfo current = flyway.info().current();
    if (current != null && current.getVersion().compareTo(known) > 0) {
      throw new SchemaTooNewException(current.getVersion().getVersion(), known.getVersion());
    }
  }

  static String resource(String path) {
    try (InputStream in = Schema.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the classpath: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
