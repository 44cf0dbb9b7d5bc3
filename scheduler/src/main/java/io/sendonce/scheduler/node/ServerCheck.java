package io.sendonce.scheduler.node;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Asks a server whether a node may rely on it. */
final class ServerCheck {

  private static final int OLDEST = 14;

  private static final String QUESTION =
      """
      SELECT current_setting('server_version'),
             current_setting('server_version_num')::int / 10000,
             current_setting('default_transaction_isolation'),
             pg_is_in_recovery()
      """;

  private ServerCheck() {}

  /**
   * The server's version.
   *
   * @param url for messages; holds no password
   * @throws SQLException if it cannot be reached or refuses us
   * @throws IllegalStateException if it may not be used
   */
  static String of(DataSource database, String url) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUESTION)) {
      row.next();
      require(url, row.getInt(2), row.getString(3), row.getBoolean(4));
      return row.getString(1);
    } catch (SQLException e) {
      throw new SQLException(
          "database.url = " + url + ": " + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
    }
  }

  static void require(String url, int major, String isolation, boolean isStandby) {
    if (major < OLDEST) {
      throw refused(url, "is PostgreSQL " + major + ", it must be " + OLDEST + " or newer");
    }
    // Quartz does not repeat what a stricter level aborts.
    if (!isolation.equals("read committed")) {
      throw refused(
          url, "has default_transaction_isolation = " + isolation + ", it must be read committed");
    }
    if (isStandby) {
      throw refused(url, "is a standby that can only be read, name its primary");
    }
  }

  private static IllegalStateException refused(String url, String reason) {
    return new IllegalStateException("database.url = " + url + " " + reason);
  }
}
