package io.sendonce.scheduler.node;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.scheduler.config.NodeName;
import java.sql.SQLException;

/** The application's connections alone, for a scheduler whose own ones are not ours to make. */
public final class ApplicationPool implements AutoCloseable {

  private final ComboPooledDataSource connections;

  private ApplicationPool(ComboPooledDataSource connections) {
    this.connections = connections;
  }

  /**
   * Asks the server whether it will do, and opens the pool.
   *
   * @param database where to
   * @param node the name the server shows for them
   * @throws IllegalStateException if it does not answer or must not be used, in the server's own
   *     words, which a pool would hide behind a timeout
   */
  public static ApplicationPool open(DatabaseSettings database, NodeName node) {
    try {
      ServerCheck.of(Pools.direct(database, node), database.url());
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return new ApplicationPool(
        new ConnectionPools(database, node).open("application", database.pool()));
  }

  /** The database behind it. */
  public Database database() {
    return Database.over(connections);
  }

  /**
   * How busy it is.
   *
   * @param name what it is called
   */
  public PoolLoad load(String name) {
    return PoolLoad.of(name, connections);
  }

  /** The schema of its database; with the pool's bound on how long an answer may take. */
  public Schema schema() {
    return Schema.of(connections);
  }

  @Override
  public void close() {
    connections.close();
  }
}
