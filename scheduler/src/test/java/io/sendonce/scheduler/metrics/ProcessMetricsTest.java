package io.sendonce.scheduler.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.MessageKind;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.Settlement;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.access.Tokens;
import io.sendonce.scheduler.access.TokensFile;
import io.sendonce.scheduler.counts.Counted;
import io.sendonce.scheduler.counts.QueueCounts;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.scheduler.node.PoolLoad;
import io.sendonce.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape reads. */
class ProcessMetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*\\})? (NaN|[-+0-9.Ee]+|\\+Inf)");

  @RegisterExtension
  final TestDatabase database =
      TestDatabase.migrated("sendonce", empty -> Schema.of(empty).migrate("sendonce"));

  @TempDir Path directory;

  private final ProcessMetrics metrics = new ProcessMetrics("1.2.3", "node-1", Clock.systemUTC());
  private final CountDownLatch mayCount = new CountDownLatch(1);
  private String token = "";
  private HttpServer server =
      new HttpServer(new HttpServer.Place("127.0.0.1", 0, "x"), List.of(), List.of());
  private QueueCounts counts = new QueueCounts(this::counted, overview -> overview);

  @BeforeEach
  void start() throws Exception {
    TokensFile file = new TokensFile(directory.resolve("tokens.properties"));
    token = file.put("reader", Set.of(Scope.READ));
    server =
        new HttpServer(
            new HttpServer.Place("127.0.0.1", 0, "console"),
            List.of(metrics.route("", new Tokens(file))),
            List.of());
    server.start();
  }

  @AfterEach
  void stop() {
    mayCount.countDown();
    server.stop(Duration.ofSeconds(1));
    counts.close();
  }

  @Test
  void everyNameHasHelpAndTypeAndItsUnit() throws Exception {
    run(
        "INSERT INTO linkedin_accounts (code, provider_account_id, daily_cap) VALUES ('desk', 'a', 4)");
    run("INSERT INTO campaigns (name) VALUES ('spring')");
    run("INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'p')");
    run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) VALUES (1, 1, 1, 1, 'Hello')");
    mayCount.countDown();
    try (AutoCloseable reading = read()) {
      assertThat(reading).isNotNull();
      await()
          .untilAsserted(() -> assertThat(scrape()).contains("sendonce_messages{state=\"sent\"}"));
    }
    Map<String, String> types = new HashMap<>();
    Set<String> helped = new HashSet<>();
    for (String line : scrape().lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# HELP ")) {
        assertThat(words).as(line).hasSize(4);
        helped.add(words[2]);
      } else if (line.startsWith("# TYPE ")) {
        types.put(words[2], words[3]);
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        String family =
            types.containsKey(name) ? name : name.replaceFirst("_(bucket|count|sum|max)$", "");
        assertThat(types).as(line).containsKey(family);
        assertThat(helped).as(line).contains(family);
        if ("counter".equals(types.get(family))) {
          assertThat(name).as(line).endsWith("_total");
        }
      }
    }
    assertThat(types)
        .containsEntry("sendonce_build_info", "gauge")
        .containsEntry("sendonce_messages", "gauge")
        .containsEntry("sendonce_oldest_due_age_seconds", "gauge")
        .containsEntry("sendonce_send_attempts_total", "counter")
        .containsEntry("sendonce_send_refused_total", "counter")
        .containsEntry("sendonce_uncertain_open", "gauge")
        .containsEntry("sendonce_uncertain_oldest_age_seconds", "gauge")
        .containsEntry("sendonce_reconciliations_total", "counter")
        .containsEntry("sendonce_duplicates_detected_total", "counter")
        .containsEntry("sendonce_claims_expired_total", "counter")
        .containsEntry("sendonce_claims_fenced_total", "counter")
        .containsEntry("sendonce_schedule_lag_seconds", "histogram")
        .containsEntry("sendonce_account_paused", "gauge")
        .containsEntry("sendonce_account_cap_used_ratio", "gauge")
        .containsEntry("sendonce_last_send_timestamp_seconds", "gauge")
        .containsEntry("sendonce_last_scan_timestamp_seconds", "gauge")
        .containsEntry("sendonce_clock_offset_seconds", "gauge")
        .containsEntry("sendonce_pool_connections", "gauge")
        .containsKey("jvm_memory_used_bytes");
    assertThat(scrape())
        .contains("sendonce_messages{state=\"pending\"} 1.0")
        .contains("sendonce_messages{state=\"sent\"} 0.0")
        .contains("sendonce_due_messages 1.0")
        .contains("sendonce_build_info{node=\"node-1\",version=\"1.2.3\"} 1")
        .contains("sendonce_account_cap_used_ratio{account=\"desk\"} 0.0")
        .contains("sendonce_pool_connections{pool=\"console\",state=\"busy\"} 1.0");
  }

  @Test
  void everyNameInTheShippedRulesAndTheDashboardIsServed() throws Exception {
    mayCount.countDown();
    run("INSERT INTO linkedin_accounts (provider_account_id, daily_cap) VALUES ('a', 4)");
    try (AutoCloseable reading = read()) {
      assertThat(reading).isNotNull();
      await().untilAsserted(() -> assertThat(scrape()).contains("sendonce_account_paused{"));
    }
    String served = scrape();
    for (String file : List.of("prometheus/sendonce.rules.yml", "grafana/sendonce.json")) {
      Pattern.compile("sendonce_[a-z_]+")
          .matcher(Files.readString(Path.of("../config").resolve(file)))
          .results()
          // Nothing was asked of a provider here; a whole node's metrics are tried elsewhere.
          .filter(name -> !name.group().startsWith("sendonce_unipile_request"))
          .forEach(name -> assertThat(served).as(file).contains("\n" + name.group()));
    }
  }

  @Test
  void deliveriesAreCountedWithoutAnybodyLooking() throws Exception {
    metrics.delivery().settled(settlement(Fate.sent(new Receipt("m-1", null))));
    metrics.delivery().settled(settlement(Fate.uncertain(Duration.ZERO, "no answer")));
    metrics.delivery().settled(settlement(Fate.failed("no such person")));
    metrics.delivery().claimed(new Lane(0, 1), 0, 2);
    metrics.delivery().starting(settlement(Fate.failed("x")).claim(), Duration.ofMillis(300));
    metrics.recovery().foundTwice(1, 1, List.of("m-1", "m-2"));
    metrics.recovery().leaseExpired(1, 1, "node-2");
    assertThat(scrape())
        .contains("sendonce_send_attempts_total{kind=\"direct_message\",outcome=\"sent\"} 1.0")
        .contains("sendonce_send_attempts_total{kind=\"direct_message\",outcome=\"uncertain\"} 1.0")
        .contains("sendonce_send_attempts_total{kind=\"direct_message\",outcome=\"rejected\"} 1.0")
        .contains("sendonce_send_attempts_total{kind=\"direct_message\",outcome=\"deferred\"} 0.0")
        .contains("sendonce_send_refused_total{reason=\"already_sent\"} 2.0")
        .contains("sendonce_duplicates_detected_total{source=\"readback\"} 1.0")
        .contains("sendonce_claims_expired_total 1.0")
        .contains("sendonce_schedule_lag_seconds_bucket{kind=\"direct_message\",le=\"0.25\"} 0")
        .contains("sendonce_schedule_lag_seconds_bucket{kind=\"direct_message\",le=\"1.0\"} 1")
        .contains("sendonce_schedule_lag_seconds_count{kind=\"follow_up\"} 0");
  }

  /** The count is held up; with a scrape that waits for it the request would time out. */
  @Test
  void aScrapeDoesNotWaitForTheCount() throws Exception {
    try (AutoCloseable reading = read()) {
      assertThat(reading).isNotNull();
      assertThat(scrape())
          .contains("sendonce_uncertain_open NaN")
          .doesNotContain("sendonce_messages{");
      mayCount.countDown();
      await().untilAsserted(() -> assertThat(scrape()).contains("sendonce_uncertain_open 0.0"));
    }
  }

  private AutoCloseable read() {
    return metrics.read(
        new Sources(
            new QueueStatus(statements()),
            new Alerts(statements()),
            counts,
            () -> List.of(new PoolLoad("console", 1, 0, 4))));
  }

  private Counted counted() {
    Overview overview = overview();
    return new Counted(overview, overview.moment().at(), List.of());
  }

  private Overview overview() {
    try {
      mayCount.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new QueueStatus(statements())
        .overview(
            "sendonce",
            Duration.ofSeconds(20),
            new PersonRule(true, 2, Duration.ofMinutes(30), Duration.ofDays(7)));
  }

  private String scrape() throws Exception {
    HttpResponse<String> reply =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + token)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(200);
    return reply.body();
  }

  private static Settlement settlement(Fate fate) {
    OutboundMessage message =
        new OutboundMessage(MessageKind.DIRECT_MESSAGE, "account-1", "person-1", null, "Hello");
    return new Settlement(new Claim(1, 1, 1, 0, Duration.ZERO, message), fate, ProviderReply.NONE);
  }

  private Database statements() {
    return Database.over(database.dataSource());
  }

  private void run(String sql) {
    statements().inTransaction(handle -> handle.execute(sql));
  }
}
