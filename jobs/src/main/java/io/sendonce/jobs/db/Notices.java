package io.sendonce.jobs.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what is told on one channel ({@code LISTEN}), on a connection kept for it, until it is
 * closed. While it cannot, because the database is away or a pooler is in between, it says so, and
 * those who wait have to look.
 */
public final class Notices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_PROOFS = Duration.ofSeconds(5);

  private final Database database;
  private final String channel;
  private final Consumer<String> heard;
  private final Thread thread;
  private volatile boolean isClosed;
  private volatile boolean isHearing;
  private volatile boolean isUseless;

  /**
   * Begins to listen.
   *
   * @param database one connection of its pool is kept
   * @param channel an SQL name in lower case
   * @param heard is given what was told, and an empty text whenever something may have been missed;
   *     called on a thread of its own, quick, never throws
   */
  public Notices(Database database, String channel, Consumer<String> heard) {
    this.database = database;
    this.channel = channel;
    this.heard = heard;
    this.thread = new Thread(this::run, "sendonce-notices");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether what is told now is heard. */
  public boolean isHearing() {
    return isHearing;
  }

  /**
   * Whether a connection leads to one server process for as long as it is open. A pooler answers
   * with a process id of its own, and changes the processes behind it.
   *
   * @param connection is asked
   */
  public static boolean isDirect(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      return row.next() && row.getInt(1) == connection.unwrap(PGConnection.class).getBackendPID();
    }
  }

  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(BETWEEN_PROOFS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    String trouble = null;
    while (!isClosed && !isUseless) {
      String failure = listen();
      isHearing = false;
      if (failure != null && trouble == null && !isClosed) {
        LOG.warn("nothing is heard on channel {}: {}; trying again", channel, failure);
      }
      trouble = failure;
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
  }

  /** Returns when it was closed, is of no use, or failed; with the reason then. */
  private @Nullable String listen() {
    try {
      return database.onOneConnection(
          handle -> {
            try {
              hear(handle.getConnection());
              return null;
            } catch (SQLException e) {
              return e.getMessage();
            }
          });
    } catch (RuntimeException e) {
      return e.getMessage();
    }
  }

  private void hear(Connection connection) throws SQLException {
    if (!isDirect(connection)) {
      isUseless = true;
      LOG.info("a pooler is in front of the database: what is due is found by looking");
      return;
    }
    PGConnection server = connection.unwrap(PGConnection.class);
    execute(connection, "LISTEN " + channel);
    try {
      isHearing = true;
      heard.accept("");
      long proven = System.nanoTime();
      while (!isClosed) {
        PGNotification[] told = server.getNotifications(Math.toIntExact(TICK.toMillis()));
        for (PGNotification each : told == null ? new PGNotification[0] : told) {
          heard.accept(each.getParameter());
        }
        if (System.nanoTime() - proven > BETWEEN_PROOFS.toNanos()) {
          execute(connection, "SELECT 1");
          proven = System.nanoTime();
        }
      }
    } finally {
      isHearing = false;
      // The pool may give it to somebody else.
      execute(connection, "UNLISTEN *");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
