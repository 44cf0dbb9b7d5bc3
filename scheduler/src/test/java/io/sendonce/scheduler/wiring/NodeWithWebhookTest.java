package io.sendonce.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node as a process, with a webhook. */
@Timeout(120)
class NodeWithWebhookTest {

  @RegisterExtension final ProgramRig rig = new ProgramRig();

  @Test
  void theWebhookWorksBeforeTheFirstJobAndUntilAfterTheLast() throws Exception {
    int port = ProgramRig.freePort();
    Process node = rig.start("node", webhook(port));
    try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
      rig.readUntil(output, " record of starts started");
      assertThat(post(port, "wrong")).isEqualTo(401);
      assertThat(post(port, "sixteen-letters-")).isEqualTo(200);
      rig.stop(node, output);
    } finally {
      node.destroyForcibly();
    }
    assertThat(rig.stations("started"))
        .containsExactly(
            "database connections",
            "schema",
            "sender",
            "history",
            "webhook server",
            "quartz",
            "intake",
            "remote commands",
            "record of starts");
    assertThat(rig.stations("stopped"))
        .containsExactly(
            "record of starts",
            "remote commands",
            "intake",
            "quartz",
            "webhook server",
            "history",
            "sender",
            "schema",
            "database connections");
    assertThat(rig.lines()).noneMatch(line -> line.contains("sixteen-letters"));
  }

  @Test
  void aPortThatIsTakenEndsTheStartWithTheSettingToChange() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process node = rig.start("node", webhook(taken.getLocalPort()));
      try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
        assertThat(rig.readToEnd(node, output)).isEqualTo(1);
      }
      assertThat(rig.lines())
          .anyMatch(
              line ->
                  line.contains(
                      "webhook server did not start: cannot listen on 127.0.0.1 port "
                          + taken.getLocalPort()));
      assertThat(rig.stations("stopped"))
          .containsExactly("history", "sender", "schema", "database connections");
    }
  }

  private static Map<String, String> webhook(int port) {
    return Map.of(
        "SENDONCE_WEBHOOK_ENABLED", "true",
        "SENDONCE_WEBHOOK_SECRET", "sixteen-letters-",
        "SENDONCE_WEBHOOK_PORT", Integer.toString(port));
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
}
