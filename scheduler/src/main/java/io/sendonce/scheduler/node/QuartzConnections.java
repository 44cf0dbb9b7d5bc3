package io.sendonce.scheduler.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.utils.ConnectionProvider;

/**
 * Gives Quartz connections of a pool that somebody else owns. Quartz keeps providers for ever in a
 * static map, and shuts them down with the scheduler, when the node still has rows to take away.
 */
final class QuartzConnections implements ConnectionProvider {

  private final String name;
  private final AtomicReference<@Nullable DataSource> pool;

  QuartzConnections(String name, DataSource pool) {
    this.name = name;
    this.pool = new AtomicReference<>(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSource open = pool.get();
    if (open == null) {
      throw new SQLException("the connections of " + name + " have been closed");
    }
    return open.getConnection();
  }

  @Override
  public void initialize() {
    // The pool was ready before this.
  }

  @Override
  public void shutdown() {
    // The pool is closed by its owner.
  }

  /** Lets go of the pool. */
  void forget() {
    pool.set(null);
  }
}
