package io.sendonce.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A running PostgreSQL server on which databases can be made and dropped. */
public interface PostgresServer extends AutoCloseable {

  /**
   * The JDBC URL of a database on this server, with user and password in it.
   *
   * @param database the database's name
   */
  String jdbcUrl(String database);

  /** Stops the server if this program started it. */
  @Override
  void close();

  /**
   * An unpooled source of connections to one database.
   *
   * @param database the database's name
   */
  default DataSource dataSource(String database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(jdbcUrl(database));
    return dataSource;
  }

  /**
   * Runs one statement in the server's maintenance database.
   *
   * @param sql a statement that may not run inside a transaction, such as {@code CREATE DATABASE}
   */
  default void administer(String sql) {
    try (Connection connection = dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused: " + sql, e);
    }
  }

  /** The server that {@code -Dtest.postgres} names, started at the first call in this JVM. */
  static PostgresServer shared() {
    return SharedServer.INSTANCE;
  }
}
