package io.sendonce.benchmark.worker;

import io.sendonce.benchmark.measure.Statements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The ceiling: two statements, each for a whole batch in a transaction of its own, and nothing
 * else. A thread has a connection and a share of the work.
 */
final class BatchedSql implements Worker {

  private static final int BATCH = 250;
  private static final int SHARES = 4;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final String claim;
  private final String settle;
  private final String url;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private BatchedSql(String kind, String url) {
    this.claim = Statements.text(kind + "/claim");
    this.settle = Statements.text(kind + "/settle");
    this.url = url;
  }

  /**
   * Starts one.
   *
   * @param kind names the statements
   */
  static Worker start(String kind, Assignment assignment) {
    BatchedSql worker = new BatchedSql(kind, assignment.url());
    for (int share = 0; share < SHARES; share++) {
      int own = share;
      Thread thread = new Thread(() -> worker.work(own), "share-" + share);
      thread.start();
      worker.threads.add(thread);
    }
    return worker;
  }

  @Override
  public void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(int share) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement claiming = connection.prepareStatement(claim);
        PreparedStatement settling = connection.prepareStatement(settle)) {
      claiming.setInt(1, share);
      claiming.setInt(3, BATCH);
      claiming.setString(4, "share-" + share);
      long after = 0;
      while (!stopped) {
        Batch batch = claim(claiming, after);
        batch.settle(connection, settling);
        if (batch.ids().isEmpty() && after == 0) {
          LockSupport.parkNanos(PAUSE);
        }
        after = batch.ids().isEmpty() ? 0 : batch.last();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("share " + share + " ends", e);
    }
  }

  private static Batch claim(PreparedStatement claiming, long after) throws SQLException {
    claiming.setLong(2, after);
    Batch batch = new Batch(new ArrayList<>(BATCH), new ArrayList<>(BATCH), after);
    try (ResultSet rows = claiming.executeQuery()) {
      while (rows.next()) {
        batch.ids().add(rows.getLong(1));
        batch.tokens().add(rows.getLong(2));
        batch = new Batch(batch.ids(), batch.tokens(), Math.max(batch.last(), rows.getLong(3)));
      }
    }
    return batch;
  }

  /**
   * What was claimed at once.
   *
   * @param last the place after which the next claim goes on
   */
  private record Batch(List<Long> ids, List<Long> tokens, long last) {

    /** Sends them, which takes no time, and settles them. */
    void settle(Connection connection, PreparedStatement settling) throws SQLException {
      if (ids.isEmpty()) {
        return;
      }
      settling.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      settling.setArray(2, connection.createArrayOf("bigint", tokens.toArray()));
      settling.setArray(
          3, connection.createArrayOf("text", ids.stream().map(id -> "sent-" + id).toArray()));
      settling.executeUpdate();
    }
  }
}
