package io.sendonce.proof.cluster;

import io.sendonce.testing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes databases for clusters on one server: Quartz's tables, its lock rows, the diary. */
public final class Databases implements AutoCloseable {

  static final String SCHEDULER = "proof";

  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  private static final String DIARY = "/io/sendonce/proof/sql/diary.sql";
  private static final String LOCK_ROWS =
      "INSERT INTO qrtz_locks VALUES ('proof', 'TRIGGER_ACCESS'), ('proof', 'STATE_ACCESS')";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final PostgresServer server;
  private final String template = name("template");
  private final List<String> made = new ArrayList<>();

  /** Databases on a server, which is not closed here. */
  public Databases(PostgresServer server) {
    this.server = server;
  }

  OwnServer ownServer() {
    if (server instanceof OwnServer own) {
      return own;
    }
    throw new IllegalStateException("this server is shared and must not be harmed");
  }

  /** A new database; returns its JDBC URL with user and password in it. */
  synchronized String make(String what) {
    if (made.isEmpty()) {
      makeTemplate();
    }
    String database = name(what);
    made.add(database);
    server.administer("CREATE DATABASE " + database + " TEMPLATE " + template);
    return server.jdbcUrl(database);
  }

  /** Drops them; those on a server of our own stay in its folder, to be looked at. */
  @Override
  public synchronized void close() {
    if (!(server instanceof OwnServer)) {
      made.forEach(database -> server.administer("DROP DATABASE " + database + " WITH (FORCE)"));
    }
  }

  /** Quartz's script begins with DROP TABLE: it is run here only because nothing is there yet. */
  private void makeTemplate() {
    made.add(template);
    server.administer("CREATE DATABASE " + template);
    try (Connection connection = server.dataSource(template).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(resource(TABLES));
      statement.execute(LOCK_ROWS);
      statement.execute(resource(DIARY));
    } catch (SQLException e) {
      throw new IllegalStateException("the tables of a cluster could not be made", e);
    }
  }

  private static String name(String what) {
    return "proof_%d_%d_%s"
        .formatted(
            ProcessHandle.current().pid(), COUNT.incrementAndGet(), what.toLowerCase(Locale.ROOT));
  }

  private static String resource(String path) {
    try (InputStream in = Databases.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the classpath: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
