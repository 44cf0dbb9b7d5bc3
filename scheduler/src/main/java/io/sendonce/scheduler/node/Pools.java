package io.sendonce.scheduler.node;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.scheduler.config.NodeName;
import io.sendonce.scheduler.config.QuartzSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
    ConnectionPools pools = new ConnectionPools(database, node);
    this.application = pools.open("application", database.pool());
    this.quartz = pools.open("quartz", quartz.threads() + BESIDES_THREADS);
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
    direct.setConnectTimeout(ConnectionPools.seconds(database.timeout()));
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

  /** How busy both pools are. */
  public List<PoolLoad> loads() {
    return List.of(PoolLoad.of("application", application), PoolLoad.of("quartz", quartz));
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
}
