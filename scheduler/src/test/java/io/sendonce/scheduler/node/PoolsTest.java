package io.sendonce.scheduler.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.utils.DBConnectionManager;

@Timeout(60)
class PoolsTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  @Test
  void theServerKnowsEachSessionByTheNodesName() throws Exception {
    Pools pools = start();
    try (Connection one = pools.application().getConnection();
        Connection two = pools.quartz().getConnection()) {
      assertThat(one.isValid(1) && two.isValid(1)).isTrue();
      assertThat(sessions()).isGreaterThanOrEqualTo(2);
      assertThat(pools.postgresVersion()).matches("\\d+.*");
    } finally {
      pools.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void quartzGetsItsConnectionsByTheNameOfItsStore() throws Exception {
    Pools pools = start();
    String name = configuration().quartz().dataSource();
    try (Connection connection = DBConnectionManager.getInstance().getConnection(name)) {
      assertThat(connection.isValid(1)).isTrue();
    } finally {
      pools.stop(Duration.ofSeconds(5));
    }

    assertThatThrownBy(() -> DBConnectionManager.getInstance().getConnection(name))
        .isInstanceOf(SQLException.class)
        .hasMessage("the connections of sendonce-pooled have been closed");
  }

  @Test
  void nothingIsLeftAfterTheStop() throws Exception {
    Pools pools = start();
    use(pools.application());
    use(pools.quartz());
    assertThat(threads()).isNotEmpty();
    assertThat(beans()).isEqualTo(2);

    pools.stop(Duration.ofSeconds(5));

    await().untilAsserted(() -> assertThat(threads()).isEmpty());
    await().untilAsserted(() -> assertThat(sessions()).isZero());
    assertThat(beans()).isZero();
  }

  @Test
  void aPoolThatIsUsedUpSaysSoInsteadOfWaitingForEver() throws Exception {
    Pools pools = start(database(Duration.ofSeconds(1)));
    List<Connection> all = new ArrayList<>();
    try {
      all.add(pools.application().getConnection());
      all.add(pools.application().getConnection());

      assertThatThrownBy(() -> pools.application().getConnection())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("has timed out");
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
      pools.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpOn() throws Exception {
    Pools pools = start(database(Duration.ofSeconds(1)));
    try (Connection connection = pools.application().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(30)"))
          .isInstanceOf(SQLException.class)
          .hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
    } finally {
      pools.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void aConnectionThatBrokeIsNotHandedOut() throws Exception {
    Pools pools = start();
    try {
      use(pools.application());
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'pooled' AND datname = current_database()");

      use(pools.application());
    } finally {
      pools.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void aStartWithoutAServerFailsInTheDriversWordsAndLeavesNothing() throws Exception {
    DatabaseSettings settings = configuration().settings().database();
    DatabaseSettings nowhere =
        new DatabaseSettings(
            "jdbc:postgresql://localhost:1/x",
            settings.user(),
            settings.password(),
            settings.pool(),
            settings.timeout());

    assertThatThrownBy(() -> start(nowhere))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("database.url = jdbc:postgresql://localhost:1/x: ")
        .hasMessageContaining("refused");
    await().untilAsserted(() -> assertThat(threads()).isEmpty());
    assertThat(beans()).isZero();
  }

  @Test
  void aDatabaseWithAnotherIsolationIsRefused() {
    database.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation ="
            + " ''serializable''', current_database()); END $$");

    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "has default_transaction_isolation = serializable, it must be read committed");
  }

  @ParameterizedTest
  @CsvSource({
    "13, false, 'is PostgreSQL 13, it must be 14 or newer'",
    "14, true, 'is a standby that can only be read, name its primary'"
  })
  void aServerThatWillNotDoIsRefused(int major, boolean isStandby, String reason) {
    assertThatThrownBy(() -> ServerCheck.require("U", major, "read committed", isStandby))
        .hasMessage("database.url = U " + reason);
  }

  private Configuration configuration() {
    return database.configuration(directory, "pooled", "");
  }

  private Pools start() throws SQLException {
    return start(configuration().settings().database());
  }

  private Pools start(DatabaseSettings settings) throws SQLException {
    Pools pools = new Pools(settings, configuration().settings().name(), configuration().quartz());
    pools.start();
    return pools;
  }

  private DatabaseSettings database(Duration timeout) {
    DatabaseSettings settings = configuration().settings().database();
    return new DatabaseSettings(settings.url(), settings.user(), settings.password(), 2, timeout);
  }

  private int sessions() {
    return Integer.parseInt(
        database
            .rows(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pooled'"
                    + " AND datname = current_database()")
            .get(0));
  }

  private static void use(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      assertThat(row.next()).isTrue();
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("C3P0") || name.contains("c3p0"))
        .toList();
  }

  private static int beans() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("com.mchange.v2.c3p0:type=PooledDataSource,*"), null)
        .size();
  }
}
