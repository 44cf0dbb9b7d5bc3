package io.sendonce.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.ledger.Delivery;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/** Two processes of the application, a real database, a provider that writes down what arrives. */
@Timeout(180)
class ExampleTest {

  private static final int MESSAGES = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension final TestDatabase database = TestDatabase.empty();
  @TempDir Path directory;

  @Test
  void anOrdinaryClusterSendsEachMessageOnce() throws Exception {
    SimulatorSettings settings = SimulatorSettings.forTests(directory.resolve("ledger"));
    try (ProviderSimulator provider =
            ProviderSimulator.start(
                settings.withDelay(Duration.ofMillis(100), Duration.ofMillis(300)));
        Application a = start("a", provider);
        Application b = start("b", provider)) {
      await().atMost(PATIENCE).until(() -> isMember("a") && isMember("b"));

      people();
      queue(1);
      awaitSent(MESSAGES);
      // Lanes are free to run on one node: whichever sent is ended, so the rest is the other's.
      boolean aSent = text("SELECT count(*) > 0 FROM send_attempts WHERE node = 'a'").equals("t");
      Application first = aSent ? a : b;
      Application second = aSent ? b : a;
      await().atMost(PATIENCE).until(() -> (a.log() + b.log()).contains("tidied up"));
      assertThat(attribute(a, "SchedulerInstanceId")).isEqualTo("a");
      assertThat(attribute(a, "Started")).isEqualTo(true);

      assertThat(first.end()).isTrue();
      assertThat(isMember(aSent ? "a" : "b")).isFalse();
      queue(2);
      awaitSent(2 * MESSAGES);
      assertThat(second.end()).isTrue();
      assertThat(text("SELECT count(DISTINCT node) FROM send_attempts")).isEqualTo("2");

      assertThat(provider.deliveries())
          .hasSize(2 * MESSAGES)
          .extracting(Delivery::text)
          .doesNotHaveDuplicates();
      assertThat(text("SELECT count(*) FROM qrtz_scheduler_state")).isEqualTo("0");
      assertThat(text("SELECT count(*) FROM qrtz_fired_triggers")).isEqualTo("0");
    }
  }

  @Test
  void theApplicationHasNeitherSpringNorOurCommandLine() throws Exception {
    assertThat(Application.classpath())
        .contains("quartz-jobs", "c3p0")
        .doesNotContain(
            "springframework",
            "picocli",
            "javalin",
            "jetty",
            "sendonce-testing",
            "sendonce-simulator");
  }

  private Application start(String instance, ProviderSimulator provider) throws Exception {
    Properties url = Objects.requireNonNull(Driver.parseURL(database.jdbcUrl(), new Properties()));
    String plain = database.jdbcUrl().replaceFirst("\\?.*", "");
    String user = url.getProperty("user");
    String password = url.getProperty("password", "");
    String dataSource = "org.quartz.dataSource.application.";
    Map<String, String> properties = new HashMap<>();
    properties.put("org.quartz.properties", "config/quartz.properties");
    properties.put("org.quartz.scheduler.instanceId", instance);
    properties.put(dataSource + "URL", plain + "?socketTimeout=10&tcpKeepAlive=true");
    properties.put(dataSource + "user", user);
    properties.put(dataSource + "password", password);
    Map<String, String> environment = new HashMap<>();
    environment.put("SENDONCE_DATABASE_URL", plain);
    environment.put("SENDONCE_DATABASE_USER", user);
    environment.put("SENDONCE_DATABASE_PASSWORD", password);
    environment.put("SENDONCE_UNIPILE_DSN", provider.uri().toString());
    environment.put("SENDONCE_UNIPILE_API_KEY", provider.apiKey());
    return Application.start(
        Path.of("target", "example-" + instance + ".log"), properties, environment);
  }

  private void people() throws SQLException {
    run(
        """
        INSERT INTO campaigns (name) VALUES ('spring');
        INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)
        SELECT 'account-' || n, '0', '0' FROM generate_series(0, 7) AS n;
        INSERT INTO campaign_prospects (campaign_id, provider_id)
        SELECT c.id, 'person-' || n FROM campaigns c, generate_series(1, %d) AS n;
        """
            .formatted(MESSAGES));
  }

  /** A message to each of them, spread over the accounts, by plain SQL. */
  private void queue(int step) throws SQLException {
    run(
        """
        INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)
        SELECT p.campaign_id, p.id, a.id, %1$d, 'Hello ' || p.provider_id || ', for the time %1$d'
          FROM campaign_prospects p
          JOIN linkedin_accounts a ON a.provider_account_id = 'account-' || p.id %% 8
        """
            .formatted(step));
  }

  private void awaitSent(int messages) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> text("SELECT count(*) FROM send_queue WHERE status = 'sent'"),
            sent -> sent.equals("" + messages));
  }

  /** Over JMX, as Quartz exports it. */
  @SuppressWarnings("BanJNDI") // the address is that of a process of ours
  private static Object attribute(Application application, String name) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(application.pid()));
    try (JMXConnector connector =
        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      ObjectName any = new ObjectName("quartz:type=QuartzScheduler,name=application,*");
      ObjectName scheduler = server.queryNames(any, null).iterator().next();
      return server.getAttribute(scheduler, name);
    } finally {
      machine.detach();
    }
  }

  private boolean isMember(String instance) throws SQLException {
    return text("SELECT to_regclass('qrtz_scheduler_state') IS NOT NULL").equals("t")
        && text("SELECT count(*) FROM qrtz_scheduler_state WHERE instance_name = '"
                + instance
                + "'")
            .equals("1");
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
