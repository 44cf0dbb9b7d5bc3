package io.sendonce.scheduler.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.quartz.SendLaneJob;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** The plugin in somebody else's scheduler, which does not even have a database. */
@Timeout(90)
class SendQueuePluginTest {

  private static final String OPEN =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'theirs'"
          + " AND datname = current_database()";

  @RegisterExtension final TestDatabase database = TestDatabase.empty();
  @TempDir Path directory;

  private ProviderSimulator provider;

  @BeforeEach
  void start() throws IOException {
    SimulatorSettings settings = SimulatorSettings.forTests(directory.resolve("ledger"));
    provider =
        ProviderSimulator.start(settings.withDelay(Duration.ofSeconds(2), Duration.ofSeconds(2)));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aShutdownLetsWhatIsOnTheWireComeToItsEnd(boolean waits) throws Exception {
    configure(settings());
    Scheduler scheduler = scheduler("true");
    queueTwoMessagesOfOneAccount();
    scheduler.scheduleJob(
        JobBuilder.newJob(SendLaneJob.class)
            .usingJobData("lane", "0")
            .usingJobData("lanes", "1")
            .build(),
        TriggerBuilder.newTrigger().build());
    scheduler.start();
    await().until(() -> provider.requests().size() == 1);

    scheduler.shutdown(waits);

    assertThat(text("SELECT string_agg(status, ' ' ORDER BY id) FROM send_queue"))
        .isEqualTo("sent pending");
    assertThat(provider.deliveries()).hasSize(1);
    await().until(() -> text(OPEN).equals("0"));
  }

  @Test
  void wrongSettingsAreToldAtOnceAndNoSchedulerIsMade() throws Exception {
    configure("unipile.dns = x\nsend.slots = 0\n");
    assertThatThrownBy(() -> scheduler("true"))
        .isInstanceOf(SchedulerException.class)
        .hasMessageStartingWith("the send queue is not configured: ")
        .hasMessageContaining("unipile.dns is not a setting; did you mean unipile.dsn?")
        .hasMessageContaining("send.slots = 0 must be a whole number")
        .hasMessageContaining("database.url is missing")
        .hasMessageNotContaining("node.name");
    await().until(() -> threadsOfQuartz() == 0);
  }

  @Test
  void withoutADirectoryTheEnvironmentMustSayItAll() {
    Properties properties = properties("true");
    properties.remove("org.quartz.plugin.sending.config");
    assertThatThrownBy(() -> new StdSchedulerFactory(properties).getScheduler())
        .hasMessageContaining("the environment has 4 problems")
        .hasMessageContaining("set it here or as SENDONCE_UNIPILE_API_KEY");
  }

  @Test
  void aDatabaseThatDoesNotAnswerFailsTheStart() throws Exception {
    configure(settings().replaceFirst("localhost:\\d+|127.0.0.1:\\d+", "127.0.0.1:1"));
    assertThatThrownBy(() -> scheduler("true"))
        .isInstanceOf(SchedulerException.class)
        .hasMessageStartingWith("the send queue cannot be used: ")
        .hasMessageContaining("127.0.0.1:1");
  }

  @Test
  void aPluginThatMayNotMigrateRefusesADatabaseThatIsBehind() throws Exception {
    configure(settings());
    assertThatThrownBy(() -> scheduler("false"))
        .isInstanceOf(SchedulerException.class)
        .hasMessageContaining("the database has schema version none and lacks 001 ")
        .hasMessageContaining("run sendonce migrate");
    assertThat(text("SELECT to_regclass('send_queue') IS NULL")).isEqualTo("t");

    Schema.of(database.dataSource()).migrate("theirs");
    Scheduler scheduler = scheduler("false");
    scheduler.shutdown();
  }

  private void queueTwoMessagesOfOneAccount() {
    run(
        """
        INSERT INTO campaigns (name) VALUES ('spring');
        INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1');
        INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'ada'), (1, 'bob');
        INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)
        VALUES (1, 1, 1, 1, 'Hello Ada'), (1, 2, 1, 1, 'Hello Bob');
        """);
  }

  private Scheduler scheduler(String migrate) throws SchedulerException {
    return new StdSchedulerFactory(properties(migrate)).getScheduler();
  }

  private Properties properties(String migrate) {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "ram-" + UUID.randomUUID());
    properties.setProperty("org.quartz.scheduler.instanceId", "theirs");
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.threadPool.threadNamePrefix", "quartz-of-" + directory);
    properties.setProperty("org.quartz.plugin.sending.class", SendQueuePlugin.class.getName());
    properties.setProperty("org.quartz.plugin.sending.config", directory.toString());
    properties.setProperty("org.quartz.plugin.sending.migrate", migrate);
    return properties;
  }

  private void configure(String settings) throws IOException {
    Files.writeString(directory.resolve("sendonce.properties"), settings);
  }

  private String settings() {
    Properties url = Objects.requireNonNull(Driver.parseURL(database.jdbcUrl(), new Properties()));
    return """
        database.url = %s
        database.user = %s
        database.password = %s
        database.timeout = 5s
        unipile.dsn = %s
        unipile.api-key = %s
        """
        .formatted(
            database.jdbcUrl().replaceFirst("\\?.*", ""),
            url.getProperty("user"),
            url.getProperty("password", ""),
            provider.uri(),
            provider.apiKey());
  }

  private long threadsOfQuartz() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("quartz-of-" + directory))
        .count();
  }

  private void run(String sql) {
    Database.over(database.dataSource())
        .inTransaction(handle -> handle.createScript(sql).execute());
  }

  private String text(String sql) {
    return Database.over(database.dataSource())
        .inTransaction(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
