package io.sendonce.scheduler.node;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import java.sql.SQLException;

/**
 * How busy a pool is.
 *
 * @param pool whose connections
 * @param busy lent out
 * @param idle waiting to be lent
 * @param most how many it may have
 */
public record PoolLoad(String pool, int busy, int idle, int most) {

  static PoolLoad of(String name, ComboPooledDataSource pool) {
    try {
      return new PoolLoad(
          name,
          pool.getNumBusyConnectionsDefaultUser(),
          pool.getNumIdleConnectionsDefaultUser(),
          pool.getMaxPoolSize());
    } catch (SQLException e) {
      throw new IllegalStateException("the pool " + name + " does not tell its load", e);
    }
  }
}
