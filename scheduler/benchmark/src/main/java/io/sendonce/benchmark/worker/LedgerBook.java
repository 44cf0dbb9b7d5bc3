package io.sendonce.benchmark.worker;

import io.sendonce.benchmark.measure.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The ledger in which a worker that has none of its own records what it sent. */
final class LedgerBook {

  private static final String RECORD = Statements.text("ledger/record");

  private final DataSource connections;
  private final int accounts;
  private final String node = Long.toString(ProcessHandle.current().pid());

  LedgerBook(DataSource connections, int accounts) {
    this.connections = connections;
    this.accounts = accounts;
  }

  /** Sends one message, which takes no time, and records it in a transaction of its own. */
  void send(long message) {
    record(message, "/1");
  }

  /** Records a message under the key of one of its steps. */
  void record(long message, String step) {
    long account = message % accounts;
    try (Connection connection = connections.getConnection();
        PreparedStatement insert = connection.prepareStatement(RECORD)) {
      insert.setString(1, "benchmark/account-" + account + "/person-" + message + step);
      insert.setLong(2, message);
      insert.setLong(3, account);
      insert.setString(4, node);
      insert.setString(5, "sent-" + message);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("message " + message + " could not be recorded", e);
    }
  }
}
