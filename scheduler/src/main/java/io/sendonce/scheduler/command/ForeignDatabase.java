package io.sendonce.scheduler.command;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.config.ConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database that the configuration does not know. Its URL may hold a password, so nothing of what
 * follows the question mark is ever shown, nor a URL that could not be understood.
 */
final class ForeignDatabase {

  private static final String SCHEME = "jdbc:postgresql:";
  private static final int CONNECT_SECONDS = 10;

  private ForeignDatabase() {}

  /**
   * The database that a URL names, else the configured one, over connections that nobody else has.
   *
   * @param url as for {@link #open}, or null
   */
  static Database named(@Nullable String url, ConfigOption config, Surroundings surroundings)
      throws ConfigurationException, Failure {
    return url == null
        ? config.open(surroundings).database()
        : open(url, surroundings.environment());
  }

  /**
   * Tries the database.
   *
   * @param url with user and password as {@code ?user=...&password=...}, or without
   * @param environment {@code PGUSER} and {@code PGPASSWORD} stand in for what the URL lacks
   * @throws Failure if the URL is none, or the database does not answer
   */
  static Database open(String url, Map<String, String> environment) throws Failure {
    PGSimpleDataSource connections = connections(url);
    if (isMissing(connections.getUser())) {
      connections.setUser(environment.get("PGUSER"));
    }
    if (isMissing(connections.getPassword())) {
      connections.setPassword(environment.get("PGPASSWORD"));
    }
    connections.setApplicationName("sendonce");
    connections.setConnectTimeout(CONNECT_SECONDS);
    try (Connection connection = connections.getConnection()) {
      connection.clearWarnings();
    } catch (SQLException e) {
      throw new Failure(
          Exit.UNREACHABLE,
          "the database cannot be reached: %s: %s"
              .formatted(address(url), DatabaseTrouble.sentence(e)));
    }
    return Database.over(connections);
  }

  private static PGSimpleDataSource connections(String url) throws Failure {
    if (!url.startsWith(SCHEME)) {
      throw new Failure(Exit.WRONG, "--url must begin with " + SCHEME);
    }
    if (address(url).contains("@")) {
      throw new Failure(
          Exit.WRONG,
          "--url must name host and database only, then ?user=...&password=..., or PGUSER and PGPASSWORD say who signs in");
    }
    PGSimpleDataSource connections = new PGSimpleDataSource();
    try {
      connections.setUrl(url);
    } catch (IllegalArgumentException unreadable) {
      // Its message repeats the URL.
      throw new Failure(Exit.WRONG, "--url is no JDBC URL that PostgreSQL's driver understands");
    }
    return connections;
  }

  private static String address(String url) {
    int end = url.indexOf('?');
    return end < 0 ? url : url.substring(0, end);
  }

  private static boolean isMissing(@Nullable String value) {
    return value == null || value.isEmpty();
  }
}
