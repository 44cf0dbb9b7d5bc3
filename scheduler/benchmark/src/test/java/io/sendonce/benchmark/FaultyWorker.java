package io.sendonce.benchmark;

import io.sendonce.benchmark.measure.Statements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A contestant's process that makes a mistake: arguments are the mistake, URL and messages. */
public final class FaultyWorker {

  private FaultyWorker() {}

  /** Works until the input ends. */
  public static void main(String[] arguments) throws Exception {
    Mistake mistake = Mistake.valueOf(arguments[0]);
    int messages = Integer.parseInt(arguments[2]);
    try (Connection connection = DriverManager.getConnection(arguments[1])) {
      for (int message = mistake == Mistake.SKIPS_ONE ? 2 : 1; message <= messages; message++) {
        record(connection, message, "first");
      }
      if (mistake == Mistake.RECORDS_TWICE) {
        record(connection, 2, "second");
      }
    }
    while (System.in.read() >= 0) {
      // Until the benchmark closes it.
    }
  }

  private static void record(Connection connection, int message, String key) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(Statements.text("ledger/record"))) {
      insert.setString(1, message + "/" + key);
      insert.setLong(2, message);
      insert.setLong(3, 1);
      insert.setString(4, "faulty");
      insert.setString(5, "sent");
      insert.executeUpdate();
    }
  }
}
