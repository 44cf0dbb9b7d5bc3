package io.sendonce.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives every test a database of its own, cloned from a template, and drops it afterwards. A test
 * that leaves a transaction open fails.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {

  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String schemaName;
  private final Consumer<DataSource> migration;
  private @Nullable String database;

  private TestDatabase(String schemaName, Consumer<DataSource> migration) {
    this.schemaName = schemaName;
    this.migration = migration;
  }

  /** Databases with nothing in them. */
  public static TestDatabase empty() {
    return new TestDatabase("empty", dataSource -> {});
  }

  /**
   * Databases that a migration has filled.
   *
   * @param schemaName names the template, so that it is made once per JVM
   * @param migration fills the template
   */
  public static TestDatabase migrated(String schemaName, Consumer<DataSource> migration) {
    return new TestDatabase(schemaName, migration);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    String template = TEMPLATES.computeIfAbsent(schemaName, this::makeTemplate);
    database = newName("test");
    server().administer("CREATE DATABASE " + database + " TEMPLATE " + template);
    // Code that forgets about zones shows itself when the session's is an odd one.
    server().administer("ALTER DATABASE " + database + " SET timezone = 'Asia/Kathmandu'");
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    int open = openTransactions();
    server().administer("DROP DATABASE " + name() + " WITH (FORCE)");
    if (open > 0 && context.getExecutionException().isEmpty()) {
      throw new AssertionError(open + " transactions were left open by this test");
    }
  }

  /** The current test's database, unpooled. */
  public DataSource dataSource() {
    return server().dataSource(name());
  }

  /** The current test's JDBC URL, with user and password in it. */
  public String jdbcUrl() {
    return server().jdbcUrl(name());
  }

  private String name() {
    if (database == null) {
      throw new IllegalStateException("a TestDatabase is there only while a test runs");
    }
    return database;
  }

  private String makeTemplate(String schema) {
    String template = newName("template_" + schema);
    server().administer("CREATE DATABASE " + template);
    migration.accept(server().dataSource(template));
    return template;
  }

  private int openTransactions() throws SQLException {
    try (Connection connection = server().dataSource("postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                    + " AND datname = '"
                    + name()
                    + "'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String newName(String prefix) {
    return "%s_%d_%d".formatted(prefix, ProcessHandle.current().pid(), COUNT.incrementAndGet());
  }

  private static PostgresServer server() {
    return PostgresServer.shared();
  }
}
