package io.sendonce.scheduler.node;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.scheduler.config.NodeName;
import java.time.Duration;
import java.util.Properties;

/** Pools of connections to one database, all with the same bounds on waiting. */
final class ConnectionPools {

  private final DatabaseSettings database;
  private final NodeName node;

  ConnectionPools(DatabaseSettings database, NodeName node) {
    this.database = database;
    this.node = node;
  }

  /** A pool that connects when it is first used; its owner closes it. */
  ComboPooledDataSource open(String name, int size) {
    ComboPooledDataSource pool = new ComboPooledDataSource();
    pool.setDataSourceName(name + "-" + node);
    pool.setJdbcUrl(database.url());
    pool.setProperties(connectionProperties());
    pool.setInitialPoolSize(1);
    pool.setMinPoolSize(1);
    pool.setMaxPoolSize(size);
    pool.setAcquireIncrement(1);
    pool.setMaxIdleTimeExcessConnections(300);
    // c3p0 waits for ever by default; a check-in that hangs makes others take the node for dead.
    pool.setCheckoutTimeout(Math.toIntExact(database.timeout().toMillis()));
    // One attempt a second while the database is away, told to those who wait.
    pool.setAcquireRetryAttempts(2);
    pool.setAcquireRetryDelay(1000);
    // One empty round trip; transactions here are batches, a broken connection costs more.
    pool.setTestConnectionOnCheckout(true);
    pool.setConnectionIsValidTimeout(seconds(database.timeout()));
    return pool;
  }

  private Properties connectionProperties() {
    String timeout = Integer.toString(seconds(database.timeout()));
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password().value());
    properties.setProperty("ApplicationName", node.value());
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", timeout);
    properties.setProperty("socketTimeout", timeout);
    return properties;
  }

  static int seconds(Duration duration) {
    return Math.toIntExact((duration.toMillis() + 999) / 1000);
  }
}
