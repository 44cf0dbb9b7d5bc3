package io.sendonce.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.command.Main;
import io.sendonce.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/** A node as a process, with a webhook or without. */
@Timeout(120)
class NodeWithWebhookTest {

  private static final Path SHIPPED = Path.of("..", "config");

  @RegisterExtension
  final TestDatabase database =
      TestDatabase.migrated("node", empty -> Schema.of(empty).migrate("sendonce"));

  @TempDir Path directory;

  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void configure() throws IOException {
    for (String file : List.of("quartz.properties", "logback.xml")) {
      Files.copy(SHIPPED.resolve(file), directory.resolve(file));
    }
    Files.writeString(directory.resolve("jobs.properties"), "");
    Files.writeString(directory.resolve("sendonce.properties"), "");
  }

  @Test
  void theWebhookWorksBeforeTheFirstJobAndUntilAfterTheLast() throws Exception {
    int port = freePort();
    Process node = start(Map.of("SENDONCE_WEBHOOK_PORT", Integer.toString(port)));
    try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
      readUntil(output, " intake started");
      assertThat(post(port, "wrong")).isEqualTo(401);
      assertThat(post(port, "sixteen-letters-")).isEqualTo(200);
      new ProcessBuilder("kill", "-TERM", Long.toString(node.pid())).start().waitFor();
      output.lines().forEach(lines::add);
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      node.destroyForcibly();
    }
    assertThat(stations("started"))
        .containsExactly(
            "database connections", "schema", "sender", "webhook server", "quartz", "intake");
    assertThat(stations("stopped"))
        .containsExactly(
            "intake", "quartz", "webhook server", "sender", "schema", "database connections");
    assertThat(lines).noneMatch(line -> line.contains("sixteen-letters"));
  }

  @Test
  void aPortThatIsTakenEndsTheStartWithTheSettingToChange() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process node = start(Map.of("SENDONCE_WEBHOOK_PORT", Integer.toString(taken.getLocalPort())));
      try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
        output.lines().forEach(lines::add);
      }
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(node.exitValue()).isEqualTo(1);
      assertThat(lines)
          .anyMatch(
              line ->
                  line.contains(
                      "webhook server did not start: cannot listen on 127.0.0.1 port "
                          + taken.getLocalPort()));
      assertThat(stations("stopped")).containsExactly("sender", "schema", "database connections");
    }
  }

  private List<String> stations(String what) {
    return lines.stream()
        .filter(line -> line.matches(".* Node (.*) " + what + " in \\d+ ms"))
        .map(line -> line.replaceFirst(".* Node (.*) " + what + " in \\d+ ms", "$1"))
        .toList();
  }

  private void readUntil(BufferedReader output, String end) throws IOException {
    String line = output.readLine();
    while (line != null) {
      lines.add(line);
      if (line.contains(end)) {
        return;
      }
      line = output.readLine();
    }
    throw new AssertionError("the node ended: " + String.join("\n", lines));
  }

  private static int post(int port, String secret) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/unipile"))
                .header("Unipile-Auth", secret)
                .POST(HttpRequest.BodyPublishers.ofString("{\"event\": \"message_read\"}"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private Process start(Map<String, String> more) throws IOException {
    Properties url = Objects.requireNonNull(Driver.parseURL(database.jdbcUrl(), new Properties()));
    ProcessBuilder node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "node",
                "--config",
                directory.toString())
            .redirectErrorStream(true);
    Map<String, String> environment = node.environment();
    environment.keySet().removeIf(name -> name.startsWith("SENDONCE_"));
    environment.put("SENDONCE_DATABASE_URL", database.jdbcUrl().replaceFirst("\\?.*", ""));
    environment.put("SENDONCE_DATABASE_USER", url.getProperty("user"));
    environment.put("SENDONCE_DATABASE_PASSWORD", url.getProperty("password", ""));
    environment.put("SENDONCE_UNIPILE_DSN", "localhost:1");
    environment.put("SENDONCE_UNIPILE_API_KEY", "any");
    environment.put("SENDONCE_WEBHOOK_ENABLED", "true");
    environment.put("SENDONCE_WEBHOOK_SECRET", "sixteen-letters-");
    environment.putAll(more);
    return node.start();
  }
}
