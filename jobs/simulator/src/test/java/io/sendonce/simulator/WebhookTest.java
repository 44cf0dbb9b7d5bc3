package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written is told to webhooks, as often and as late as the faults have it. */
class WebhookTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;

  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private ProviderSimulator simulator;
  private HttpServer hearer;
  private Api api;
  private final AtomicInteger refusals = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(directory.resolve("ledger")));
    api = new Api(simulator);
    hearer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hearer.createContext("/hook", this::hear);
    hearer.start();
  }

  @AfterEach
  void stop() {
    simulator.close();
    hearer.stop(0);
  }

  @Test
  void whatAnAccountSentIsPostedWithTheHeadersThatWereAskedFor() {
    String hook = register("");
    Api.Reply sent = api.startChat("acc-1", "ACoAA-0123456789abcdefgh", "Hello");
    await().until(() -> notices.size() == 1);
    JsonNode notice = notices.get(0).body();
    assertThat(notices.get(0).secret()).isEqualTo("s3cret");
    assertThat(notices.get(0).contentType()).isEmpty();
    assertThat(notice.path("event").asString()).isEqualTo("message_received");
    assertThat(notice.path("message_id").asString()).isEqualTo(sent.text("message_id"));
    assertThat(notice.path("chat_id").asString()).isEqualTo(sent.text("chat_id"));
    assertThat(notice.path("account_id").asString()).isEqualTo("acc-1");
    assertThat(notice.path("message").asString()).isEqualTo("Hello");
    assertThat(sender(notice)).isEqualTo(notice.at("/account_info/user_id").asString());
    assertThat(person(notice)).isEqualTo("ACoAA-0123456789abcdefgh");
    assertThat(api.get("/api/v1/webhooks").body().at("/items/0/id").asString()).isEqualTo(hook);
    assertThat(api.delete("/api/v1/webhooks/" + hook).status()).isEqualTo(200);
    assertThat(api.delete("/api/v1/webhooks/" + hook).status()).isEqualTo(404);
  }

  @Test
  void whatIsTypedByHandAndWhatTheOtherPartyWritesIsPostedToo() {
    register("");
    simulator.plantFromAccount("acc-1", "ada", "by hand");
    simulator.plantReply("acc-1", "ada", "a reply");
    await().until(() -> notices.size() == 2);
    assertThat(notices)
        .extracting(notice -> notice.body().path("message").asString() + isOwn(notice.body()))
        .containsExactlyInAnyOrder("by hand true", "a reply false");
  }

  @Test
  void aNoticeThatIsNotAnsweredWellIsPostedAgainFiveTimes() {
    register("");
    refusals.set(2);
    api.startChat("acc-1", "ada", "Hello");
    await().until(() -> notices.size() == 3);
    assertThat(notices).extracting(Notice::body).containsOnly(notices.get(0).body());
    refusals.set(100);
    api.startChat("acc-1", "bob", "Hello");
    await().atMost(Duration.ofSeconds(30)).until(() -> notices.size() == 9);
  }

  @Test
  void faultsRepeatDropAndDelayNotices() {
    register("");
    simulator.faults().add(Fault.of(FaultKind.ECHO_COPIES).person("twice"));
    simulator.faults().add(Fault.of(FaultKind.ECHO_DROPPED).person("never"));
    simulator.faults().add(Fault.of(FaultKind.ECHO_LAG).lasting(Duration.ofSeconds(3)).nth(1));
    simulator
        .faults()
        .add(Fault.of(FaultKind.ECHO_TRUNCATED_IDS).person("ACoAA-0123456789abcdefgh"));
    for (String person : List.of("late", "never", "twice", "ACoAA-0123456789abcdefgh")) {
      api.startChat("acc-1", person, "Hello");
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> notices.size() == 4);
    assertThat(notices)
        .extracting(notice -> person(notice.body()))
        .containsExactlyInAnyOrder("twice", "twice", "ACoAA-0123456789abcd", "late")
        .last()
        .isEqualTo("late");
  }

  @Test
  void aWebhookHearsOfItsAccountsOnlyAndOnlyWhileItIsEnabled() {
    register(", \"account_ids\": [\"acc-2\"]");
    register(", \"enabled\": false");
    register(", \"events\": [\"message_read\"]");
    api.startChat("acc-1", "ada", "Hello");
    api.startChat("acc-2", "ada", "Hello");
    await().until(() -> notices.size() == 1);
    assertThat(notices.get(0).body().path("account_id").asString()).isEqualTo("acc-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"request_url\": \"http://x/\"} | errors/missing_parameters",
        "{\"source\": \"messaging\"} | errors/missing_parameters",
        "{\"source\": \"messaging\", \"request_url\": \"x y\"} | errors/invalid_url",
        "{\"source\": \"messaging\", \"request_url\": \"ftp://x/\"} | errors/invalid_url",
        "{\"source\": \"messaging\", \"request_url\": \"http://x/\", \"format\": \"form\"} | errors/invalid_parameters",
        "[] | errors/malformed_request",
        "{ | errors/malformed_request",
      })
  void whatCannotBeAWebhookIsRefused(String body, String type) {
    Api.Reply reply = api.postJson("/api/v1/webhooks", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo(type);
  }

  private String register(String more) {
    Api.Reply reply =
        api.postJson(
            "/api/v1/webhooks",
            """
            {"source": "messaging", "request_url": "http://127.0.0.1:%d/hook", "format": "json",
             "headers": [{"key": "Unipile-Auth", "value": "s3cret"}]%s}
            """
                .formatted(hearer.getAddress().getPort(), more));
    assertThat(reply.status()).isEqualTo(201);
    return reply.text("webhook_id");
  }

  private void hear(HttpExchange exchange) {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String secret = exchange.getRequestHeaders().getFirst("Unipile-Auth");
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      int status = refusals.getAndDecrement() > 0 ? 503 : 200;
      notices.add(new Notice(secret, type == null ? "" : type, body));
      exchange.sendResponseHeaders(status, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String isOwn(JsonNode notice) {
    return " " + sender(notice).equals(notice.at("/account_info/user_id").asString());
  }

  private static String sender(JsonNode notice) {
    return notice.at("/sender/attendee_provider_id").asString();
  }

  private static String person(JsonNode notice) {
    return notice.at("/attendees/0/attendee_provider_id").asString();
  }

  private record Notice(String secret, String contentType, JsonNode body) {}
}
