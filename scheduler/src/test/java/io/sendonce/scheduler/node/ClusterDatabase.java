package io.sendonce.scheduler.node;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;

/** A database with Quartz's tables, and configurations of nodes that use it. */
public final class ClusterDatabase {

  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  private final TestDatabase database;

  private ClusterDatabase(TestDatabase database) {
    this.database = database;
  }

  /** What a test class registers as its extension. */
  public static TestDatabase withQuartzTables() {
    return TestDatabase.migrated("quartz_only", ClusterDatabase::createTables);
  }

  public static ClusterDatabase of(TestDatabase database) {
    return new ClusterDatabase(database);
  }

  /** The configuration of a node with quick timings. */
  public Configuration configuration(Path directory, String node, String jobs) {
    String quartz =
        """
        org.quartz.jobStore.clusterCheckinInterval = 1000
        org.quartz.scheduler.idleWaitTime = 1000
        org.quartz.threadPool.threadCount = 4
        """;
    return configuration(directory, node, jobs, quartz);
  }

  /** The configuration of a node. */
  public Configuration configuration(Path directory, String node, String jobs, String quartz) {
    try {
      Path own = Files.createDirectories(directory.resolve(node));
      Files.writeString(own.resolve("sendonce.properties"), "");
      Files.writeString(own.resolve("quartz.properties"), quartz);
      Files.writeString(own.resolve("jobs.properties"), jobs);
      return Configuration.load(own, environment(node));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The rows of a query, each as its columns joined by a blank. */
  public List<String> rows(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> result = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          columns.add(String.valueOf(rows.getString(column)));
        }
        result.add(String.join(" ", columns));
      }
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Changes the tables behind Quartz's back. */
  public void execute(String sql) {
    execute(database.dataSource(), sql);
  }

  private Map<String, String> environment(String node) {
    Properties url = Objects.requireNonNull(Driver.parseURL(database.jdbcUrl(), new Properties()));
    Map<String, String> environment = new HashMap<>();
    environment.put("SENDONCE_NODE_NAME", node);
    environment.put("SENDONCE_DATABASE_URL", database.jdbcUrl().replaceFirst("\\?.*", ""));
    environment.put("SENDONCE_DATABASE_USER", url.getProperty("user"));
    environment.put("SENDONCE_DATABASE_PASSWORD", url.getProperty("password", ""));
    environment.put("SENDONCE_UNIPILE_DSN", "localhost:1");
    environment.put("SENDONCE_UNIPILE_API_KEY", "any");
    return environment;
  }

  private static void createTables(DataSource empty) {
    try (InputStream script = ClusterDatabase.class.getResourceAsStream(TABLES)) {
      execute(
          empty, new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
      execute(
          empty,
          "INSERT INTO qrtz_locks VALUES ('sendonce', 'TRIGGER_ACCESS'),"
              + " ('sendonce', 'STATE_ACCESS')");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
