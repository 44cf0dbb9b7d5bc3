package io.sendonce.jobs.crash;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Lends one connection again and again and opens another only after it broke. For one thread at a
 * time.
 */
final class OneConnection extends PGSimpleDataSource implements ConnectionEventListener {

  @Serial private static final long serialVersionUID = 1;

  private final transient PGConnectionPoolDataSource source;
  private final transient BooleanSupplier isDead;
  private transient volatile @Nullable PooledConnection open;

  /**
   * Nothing is opened yet.
   *
   * @param isDead whether its owner is dead, and nothing opens any more
   */
  OneConnection(PGConnectionPoolDataSource source, BooleanSupplier isDead) {
    this.source = source;
    this.isDead = isDead;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (isDead.getAsBoolean()) {
      // Of the class of errors after which nobody tries again: the threads of the dead end at once.
      throw new SQLException("the node is dead", "22000");
    }
    PooledConnection lent = open;
    if (lent == null) {
      lent = source.getPooledConnection();
      lent.addConnectionEventListener(this);
      open = lent;
    }
    return lent.getConnection();
  }

  void close() {
    PooledConnection lent = open;
    open = null;
    if (lent != null) {
      try {
        lent.close();
      } catch (SQLException e) {
        // It broke before.
        return;
      }
    }
  }

  @Override
  public void connectionClosed(ConnectionEvent event) {
    // Given back; it is kept.
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    close();
  }
}
