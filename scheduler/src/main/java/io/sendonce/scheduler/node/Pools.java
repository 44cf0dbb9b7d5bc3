package io.sendonce.scheduler.node;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.scheduler.config.NodeName;
import io.sendonce.scheduler.config.QuartzSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.quartz.utils.DBConnectionManager;

/**
 * The node's connections: one pool for Quartz, so that a busy application cannot keep it from
 * checking in, and one for everything else.
 */
public final class Pools implements NodePart {

  /** Quartz's manual asks for three beyond one for each thread; the store's own session is one. */
  private static final int BESIDES_THREADS = 4;

  private final DatabaseSettings database;
  private final NodeName node;
  private final String quartzName;
  private final ComboPooledDataSource application;
  private final ComboPooledDataSource quartz;
  private final QuartzConnections provider;
  private volatile String postgresVersion = "unknown";

  /** Makes the pools; they connect when they are first used. */
  public Pools(DatabaseSettings database, NodeName node, QuartzSettings quartz) {
    this.database = database;
    this.node = node;
    this.quartzName = quartz.dataSource();
    this.application = pool("application-" + node, database.pool());
    this.quartz = pool("quartz-" + node, quartz.threads() + BESIDES_THREADS);
    this.provider = new QuartzConnections(quartzName, this.quartz);
  }

  /**
   * Connections one by one, without a limit on how long an answer may take: for migrations.
   *
   * @param database where to
   * @param node the name the server shows for them
   */
  public static DataSource direct(DatabaseSettings database, NodeName node) {
    PGSimpleDataSource direct = new PGSimpleDataSource();
    direct.setUrl(database.url());
    direct.setUser(database.user());
    direct.setPassword(database.password().value());
    direct.setApplicationName(node.value());
    direct.setTcpKeepAlive(true);
    direct.setConnectTimeout(seconds(database.timeout()));
    return direct;
  }

  /** The application's pool. */
  public DataSource application() {
    return application;
  }

  /** Quartz's pool. */
  public DataSource quartz() {
    return quartz;
  }

  /** The server's version as it says it; known after the start. */
  public String postgresVersion() {
    return postgresVersion;
  }

  @Override
  public String name() {
    return "database connections";
  }

  /**
   * Asks the server whether it will do and gives Quartz its connections.
   *
   * @throws SQLException in the server's own words, which a pool would hide behind a timeout
   * @throws IllegalStateException if it answers but must not be used
   */
  @Override
  public void start() throws SQLException {
    try {
      postgresVersion = ServerCheck.of(direct(database, node), database.url());
      DBConnectionManager.getInstance().addConnectionProvider(quartzName, provider);
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void stop(Duration timeLeft) {
    close();
  }

  private void close() {
    provider.forget();
    quartz.close();
    application.close();
  }

  private ComboPooledDataSource pool(String name, int size) {
    ComboPooledDataSource pool = new ComboPooledDataSource();
    pool.setDataSourceName(name);
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

  private static int seconds(Duration duration) {
    return Math.toIntExact((duration.toMillis() + 999) / 1000);
  }
}
