package io.sendonce.scheduler.command;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.node.Pools;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** A configuration that is right and a database that answers. */
final class Session {

  private final Configuration configuration;
  private final DataSource connections;

  private Session(Configuration configuration, DataSource connections) {
    this.configuration = configuration;
    this.connections = connections;
  }

  /**
   * Reads the configuration and tries the database.
   *
   * @throws ConfigurationException listing every problem of the configuration
   * @throws Failure if the database does not answer
   */
  static Session open(Path directory, Map<String, String> environment)
      throws ConfigurationException, Failure {
    Configuration configuration = Configuration.load(directory, environment);
    NodeSettings settings = configuration.settings();
    DatabaseSettings database = settings.database();
    DataSource connections = Pools.direct(database, settings.name());
    try (Connection connection = connections.getConnection()) {
      connection.clearWarnings();
    } catch (SQLException e) {
      throw new Failure(
          Exit.UNREACHABLE,
          "the database cannot be reached: database.url = %s: %s"
              .formatted(database.url(), DatabaseTrouble.sentence(e)));
    }
    return new Session(configuration, connections);
  }

  NodeSettings settings() {
    return configuration.settings();
  }

  Configuration configuration() {
    return configuration;
  }

  String schedulerName() {
    return configuration.quartz().schedulerName();
  }

  Duration silenceGrace() {
    return configuration.quartz().silenceGrace();
  }

  String tablePrefix() {
    return configuration.quartz().tablePrefix();
  }

  Database database() {
    return Database.over(connections);
  }

  Schema schema() {
    return Schema.of(connections);
  }
}
