package io.sendonce.scheduler.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.scheduler.sending.SendingParts;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import io.sendonce.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The provider delivers, its reply is lost, its records cannot be read, and its webhook tells (F3,
 * F33): the parts of a node against the simulator.
 */
@Timeout(90)
class EchoEndToEndTest {

  @RegisterExtension
  final TestDatabase database =
      TestDatabase.migrated("echo", empty -> Schema.of(empty).migrate("sendonce"));

  @TempDir Path directory;

  private final ExecutorService sends = Executors.newCachedThreadPool();
  private ProviderSimulator provider;
  private SendingParts parts;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    provider = ProviderSimulator.start(SimulatorSettings.forTests(directory.resolve("ledger")));
    provider.faults().add(Fault.of(FaultKind.READ_REJECT).status(503).type("service_unavailable"));
    NodeSettings settings =
        Configuration.settingsAlone(
            null,
            Map.of(
                "SENDONCE_DATABASE_URL",
                "jdbc:postgresql://not-used/x",
                "SENDONCE_DATABASE_USER",
                "x",
                "SENDONCE_UNIPILE_DSN",
                provider.uri().toString(),
                "SENDONCE_UNIPILE_API_KEY",
                provider.apiKey(),
                "SENDONCE_WEBHOOK_ENABLED",
                "true",
                "SENDONCE_WEBHOOK_SECRET",
                Posts.SECRET),
            "node-1");
    parts = new SendingParts(settings, Database.over(database.dataSource()), sends);
    WebhookEndpoint endpoint =
        new WebhookEndpoint(settings.webhook(), SendingParts::notice, parts.echoes());
    server =
        new HttpServer(
            new HttpServer.Place("127.0.0.1", 0, "webhook"), List.of(endpoint.route()), List.of());
    server.start();
    register();
    run(
        """
        INSERT INTO campaigns (name) VALUES ('spring');
        INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1');
        INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'ACoAA-0123456789abcdefgh');
        INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) VALUES (1, 1, 1, 1, 'Hello');
        """);
  }

  @AfterEach
  void stop() {
    server.stop(Duration.ofSeconds(5));
    parts.close();
    provider.close();
    sends.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"DELIVER_THEN_504", "DELIVER_THEN_RESET", "DELIVER_THEN_NULL_IDS", "LATE_LANDING"})
  void aLostReplyIsFoundOutAboutAlthoughNothingCanBeRead(FaultKind fault) throws Exception {
    provider.faults().add(Fault.of(fault));
    sendOnce();
    assertThat(status()).isEqualTo("uncertain");
    awaitSent();
    assertThat(provider.deliveries()).hasSize(1);
    assertThat(text("SELECT message_id FROM linkedin_messages"))
        .isEqualTo(provider.deliveries().get(0).message());
    assertThat(text("SELECT string_agg(DISTINCT source, ' ') FROM attempt_evidence"))
        .isEqualTo("webhook");
    assertThat(text("SELECT count(*) FROM duplicate_incidents")).isEqualTo("0");
  }

  @Test
  void cutIdsRepeatsAndDelaysDoNotMatter() throws Exception {
    provider.faults().add(Fault.of(FaultKind.DELIVER_THEN_504));
    provider.faults().add(Fault.of(FaultKind.ECHO_TRUNCATED_IDS));
    provider.faults().add(Fault.of(FaultKind.ECHO_COPIES).amount(3));
    provider.faults().add(Fault.of(FaultKind.ECHO_LAG).lasting(Duration.ofMillis(300)));
    sendOnce();
    awaitSent();
    assertThat(text("SELECT count(*) FROM duplicate_incidents")).isEqualTo("0");
  }

  @Test
  void withoutAnEchoItStaysInDoubt() throws Exception {
    provider.faults().add(Fault.of(FaultKind.DELIVER_THEN_504));
    provider.faults().add(Fault.of(FaultKind.ECHO_DROPPED));
    sendOnce();
    provider.plantReply("acc-1", "ACoAA-0123456789abcdefgh", "Hello");
    provider.plantFromAccount("acc-1", "ACoAB-0123456789abcdefgh", "Hello");
    provider.faults().clear();
    provider.plantFromAccount("acc-1", "ACoAC-0123456789abcdefgh", "Hello");
    await().until(() -> text("SELECT count(*) FROM provider_echoes").equals("1"));
    assertThat(parts.sending().recovery().reconcile(() -> false)).isZero();
    assertThat(status()).isEqualTo("uncertain");
  }

  /** The first look is two minutes away: only the echo can bring it about. */
  private void awaitSent() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              parts.sending().recovery().reconcile(() -> false);
              return status().equals("sent");
            });
    assertThat(text("SELECT clock_timestamp() - started_at < interval '100 s' FROM send_attempts"))
        .isEqualTo("t");
  }

  private void sendOnce() throws InterruptedException {
    assertThat(parts.sending().lanes().run(new Lane(0, 1), () -> false)).isEqualTo(1);
    await().until(() -> !status().equals("processing"));
  }

  private void register() throws Exception {
    String body =
        """
        {"source": "messaging", "request_url": "http://127.0.0.1:%d/webhooks/unipile",
         "headers": [{"key": "Unipile-Auth", "value": "%s"}]}
        """
            .formatted(server.port(), Posts.SECRET);
    HttpResponse<String> reply =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(provider.uri() + "/api/v1/webhooks"))
                    .header("X-API-KEY", provider.apiKey())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(201);
  }

  private String status() {
    return text("SELECT status FROM send_queue");
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
