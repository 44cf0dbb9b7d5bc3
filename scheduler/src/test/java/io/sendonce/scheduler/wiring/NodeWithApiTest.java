package io.sendonce.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.access.TokensFile;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node as a process: what comes in over HTTP is sent, and its figures tell so. */
@Timeout(240)
class NodeWithApiTest {

  private static final int MESSAGES = 3;

  @RegisterExtension final ProgramRig rig = new ProgramRig();
  @TempDir Path ledgers;

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = freePort();

  @Test
  void itsFiguresTellOfEveryDelivery() throws Exception {
    Files.copy(
        Path.of("..", "config", "jobs.properties"),
        rig.directory().resolve("jobs.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    String token =
        new TokensFile(rig.directory().resolve("tokens.properties"))
            .put("test", EnumSet.allOf(Scope.class));
    people();
    try (ProviderSimulator provider =
        ProviderSimulator.start(SimulatorSettings.forTests(ledgers.resolve("ledger")))) {
      Process node =
          rig.start(
              "node",
              Map.of(
                  "SENDONCE_UNIPILE_DSN", provider.uri().toString(),
                  "SENDONCE_UNIPILE_API_KEY", provider.apiKey(),
                  "SENDONCE_NODE_NAME", "node-under-test",
                  "SENDONCE_CONSOLE_ENABLED", "true",
                  "SENDONCE_CONSOLE_PORT", Integer.toString(port)));
      try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
        rig.readUntil(output, " intake started");
        assertThat(get("/health/live", "").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/health/ready", "");
        assertThat(ready.body())
            .isEqualTo(
                "{\"status\":\"up\",\"checks\":[{\"name\":\"database\",\"status\":\"up\"},{\"name\":\"scheduler\",\"status\":\"up\"}]}");
        for (int prospect = 1; prospect <= MESSAGES; prospect++) {
          assertThat(submit(token, prospect).statusCode()).isEqualTo(201);
        }
        await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () -> rig.number("SELECT count(*) FROM send_queue WHERE status = 'sent'"),
                sent -> sent == MESSAGES);
        assertThat(provider.deliveries()).hasSize(MESSAGES);
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () -> {
                  String text = get("/metrics", token).body();
                  assertThat(
                          value(
                              text,
                              "sendonce_send_attempts_total{kind=\"direct_message\",outcome=\"sent\"}"))
                      .isEqualTo(MESSAGES);
                  assertThat(
                          value(
                              text,
                              "sendonce_unipile_request_duration_seconds_count{operation=\"send\",status_class=\"2xx\"}"))
                      .isEqualTo(MESSAGES);
                  // How many depends on when the queue was counted last.
                  assertThat(value(text, "sendonce_messages{state=\"sent\"}"))
                      .isBetween(0.0, (double) MESSAGES);
                  assertThat(text).contains("node=\"node-under-test\"");
                });
        assertThat(get("/metrics", "").statusCode()).isEqualTo(401);
        rig.stop(node, output);
      } finally {
        node.destroyForcibly();
      }
    }
    assertThat(rig.lines()).noneMatch(line -> line.contains(token) || line.contains("Hello"));
  }

  @Test
  void aConsoleAloneIsReadyWhileItsDatabaseAnswers() throws Exception {
    Process alone = rig.start("console", Map.of("SENDONCE_CONSOLE_PORT", Integer.toString(port)));
    try (BufferedReader output = alone.inputReader(StandardCharsets.UTF_8)) {
      rig.readUntil(output, "console at ");
      // Its first look takes a while on a machine that has other work.
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(get("/health/ready", "").body())
                      .isEqualTo(
                          "{\"status\":\"up\",\"checks\":[{\"name\":\"database\",\"status\":\"up\"},{\"name\":\"schema\",\"status\":\"up\"}]}"));
      rig.sql(
          "DELETE FROM sendonce_schema_history WHERE version = (SELECT max(version) FROM sendonce_schema_history)");
      HttpResponse<String> behind = get("/health/ready", "");
      assertThat(behind.statusCode()).isEqualTo(503);
      assertThat(behind.body())
          .contains(
              "{\"name\":\"schema\",\"status\":\"down\",\"trouble\":\"behind this program\"}");
      assertThat(get("/health/live", "").statusCode()).isEqualTo(200);
      rig.stop(alone, output);
    } finally {
      alone.destroyForcibly();
    }
  }

  private void people() {
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    for (int each = 1; each <= MESSAGES; each++) {
      rig.sql(
          "INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'person-%d')"
              .formatted(each));
      rig.sql(
          "INSERT INTO linkedin_accounts (provider_account_id) VALUES ('account-%d')"
              .formatted(each));
    }
  }

  private HttpResponse<String> submit(String token, int which) throws Exception {
    return client.send(
        request("/api/v1/messages", token)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"campaign_id\":1,\"prospect_id\":%1$d,\"account_id\":%1$d,\"step\":1,\"message\":\"Hello\"}"
                        .formatted(which)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return client.send(request(path, token).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static double value(String text, String series) {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE).matcher(text);
    return line.find() ? Double.parseDouble(line.group(1)) : -1;
  }

  private static int freePort() {
    try {
      return ProgramRig.freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
