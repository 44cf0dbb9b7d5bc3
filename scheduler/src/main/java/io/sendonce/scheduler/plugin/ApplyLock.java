package io.sendonce.scheduler.plugin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.quartz.utils.DBConnectionManager;

/**
 * A lock in PostgreSQL that one node of a cluster holds while it applies its file. It ends with its
 * transaction, so that a node that dies cannot keep it.
 */
final class ApplyLock implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final Connection connection;

  private ApplyLock(Connection connection) {
    this.connection = connection;
  }

  /**
   * Waits for the lock, at most a minute. It asks again and again instead of waiting in the
   * database, where the guard against silent connections would take the wait for a failure.
   *
   * @param dataSource the name under which Quartz knows the job store's connections
   * @param name what is locked; different names do not wait for each other
   * @throws SQLException if the database refuses or another node does not let go
   */
  static ApplyLock take(String dataSource, String name) throws SQLException {
    Connection connection = DBConnectionManager.getInstance().getConnection(dataSource);
    ApplyLock lock = new ApplyLock(connection);
    try {
      connection.setAutoCommit(false);
      lock.await(name);
      return lock;
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void await(String name) throws SQLException {
    long begin = System.nanoTime();
    while (!tryOnce(name)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()
          || Thread.currentThread().isInterrupted()) {
        throw new SQLException(
            "another node has been applying its jobs file for " + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
  }

  private boolean tryOnce(String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "sendonce jobs file of " + name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
