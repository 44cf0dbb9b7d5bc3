package io.sendonce.scheduler.store;

import io.sendonce.jobs.db.Notices;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.quartz.JobPersistenceException;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session of this node's own, kept for as long as the node lives. It holds the node's name, by
 * which others see that it is connected, and hears them when they store work. Without it, behind a
 * pooler for instance, both take longer: work is found by looking, death by silence.
 */
final class LifeLine implements AutoCloseable {

  static final String CHANNEL = "sendonce_quartz";

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration LONGEST_FOR_NAME = Duration.ofSeconds(15);
  private static final Duration BETWEEN_PROOFS = Duration.ofSeconds(5);

  /** What the owner of the line does. */
  interface Owner {
    /** Somebody stored work, or may have while the line was down. */
    void woken();

    /** Another session holds the node's name. */
    void nameTaken();

    /** Called a few times a second, with a session or without. */
    void tick(boolean isConnected);
  }

  private final String dataSource;
  private final String scheduler;
  private final String instance;
  private final ClusterTables tables;
  private final Owner owner;
  private final Thread thread;
  private volatile boolean isClosed;
  private volatile boolean isUp;
  private volatile boolean isUseless;
  private volatile boolean isNameTaken;

  LifeLine(
      String dataSource, String scheduler, String instance, ClusterTables tables, Owner owner) {
    this.dataSource = dataSource;
    this.scheduler = scheduler;
    this.instance = instance;
    this.tables = tables;
    this.owner = owner;
    this.thread =
        new Thread(this::run, "QuartzScheduler_%s-%s_LifeLine".formatted(scheduler, instance));
    thread.setDaemon(true);
  }

  /** Starts it; without a session of its own if {@code listen} is false. */
  void start(boolean listen) {
    isUseless = !listen;
    thread.start();
  }

  boolean isUp() {
    return isUp;
  }

  boolean isNameTaken() {
    return isNameTaken;
  }

  /**
   * Waits a moment for the name. A session of a process that died is gone at once, or found to be
   * gone by the server's keepalives.
   *
   * @return false if somebody else keeps it
   */
  boolean awaitName() {
    long end = System.nanoTime() + LONGEST_FOR_NAME.toNanos();
    while (!isUp && !isUseless && !isClosed && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TICK.dividedBy(25).toNanos());
    }
    return !isNameTaken;
  }

  /** Ends the session, and with it the node's hold on its name. */
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
    long nextTry = System.nanoTime();
    boolean isFirst = true;
    while (!isClosed) {
      if (!isUseless && System.nanoTime() - nextTry >= 0) {
        String failure = connectAndListen();
        isUp = false;
        nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
        if (failure != null && isFirst && !isClosed) {
          LOG.warn("{} has no session of its own: {}; trying again", instance, failure);
        }
        isFirst = failure == null;
      }
      owner.tick(false);
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  /** Returns when the session has ended, with the reason if it ended badly. */
  private @Nullable String connectAndListen() {
    try (Connection connection = DBConnectionManager.getInstance().getConnection(dataSource)) {
      connection.setAutoCommit(true);
      PGConnection server = connection.unwrap(PGConnection.class);
      if (!Notices.isDirect(connection)) {
        isUseless = true;
        LOG.info("a pooler is between {} and the database: working without LISTEN", instance);
        return null;
      }
      isNameTaken = !tables.holdName(connection);
      if (isNameTaken) {
        owner.nameTaken();
        return "another session holds its name";
      }
      try {
        listen(connection, server);
      } finally {
        // The pool may give it to somebody else.
        execute(connection, "UNLISTEN *; SELECT pg_advisory_unlock_all()");
      }
      return null;
    } catch (SQLException | JobPersistenceException | RuntimeException e) {
      return e.getMessage();
    }
  }

  private void listen(Connection connection, PGConnection server) throws SQLException {
    // A host that vanished is found out in some ten seconds instead of the usual two hours.
    execute(
        connection,
        "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3");
    execute(connection, "LISTEN " + CHANNEL);
    isUp = true;
    owner.woken();
    long proven = System.nanoTime();
    while (!isClosed) {
      PGNotification[] heard = server.getNotifications(Math.toIntExact(TICK.toMillis()));
      if (heard != null && isForUs(heard)) {
        owner.woken();
      }
      if (System.nanoTime() - proven > BETWEEN_PROOFS.toNanos()) {
        execute(connection, "SELECT 1");
        proven = System.nanoTime();
      }
      owner.tick(true);
    }
  }

  private boolean isForUs(PGNotification[] heard) {
    for (PGNotification each : heard) {
      String said = each.getParameter();
      if (said.startsWith(scheduler + " ") && !said.equals(scheduler + " " + instance)) {
        return true;
      }
    }
    return false;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
