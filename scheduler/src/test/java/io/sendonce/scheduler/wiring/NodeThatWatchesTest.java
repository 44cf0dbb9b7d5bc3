package io.sendonce.scheduler.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A node as it is shipped, with the watch's jobs: an alert gets to a receiver, and so does life.
 */
@Timeout(120)
class NodeThatWatchesTest {

  private static final Duration ENOUGH = Duration.ofSeconds(60);

  @RegisterExtension final ProgramRig rig = new ProgramRig();

  private final List<String> posts = new CopyOnWriteArrayList<>();
  private final HttpServer receiver;

  NodeThatWatchesTest() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void receive() {
    receiver.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          posts.add(exchange.getRequestURI() + " " + body);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void end() {
    receiver.stop(0);
  }

  @Test
  void anAlertOpensIsToldAndResolves() throws Exception {
    Files.writeString(
        rig.directory().resolve("jobs.properties"),
        """
        job.watch.class = io.sendonce.jobs.quartz.WatchJob
        job.watch.every = 1s
        job.deliver-alerts.class = io.sendonce.jobs.quartz.DeliverAlertsJob
        job.deliver-alerts.every = 1s
        """);
    Process node = rig.start("node", settings());
    try (BufferedReader output = node.inputReader(UTF_8)) {
      rig.readUntil(output, "intake");
      rig.sql(
          """
          INSERT INTO campaigns (name) VALUES ('spring');
          INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1');
          INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'p-1');
          INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) VALUES (1, 1, 1, 1, 'Hello');
          INSERT INTO deploy_watches (scheduler, since, until, begun_by) VALUES ('sendonce', now() - interval '25 h', now() - interval '1 h', 'ada');
          UPDATE send_switch SET paused_at = now() - interval '1 h', resumes = 'by_person', pause_reason = 'the provider refuses our key';
          """);
      await().atMost(ENOUGH).until(() -> told("opened"));
      rig.sql("UPDATE send_switch SET paused_at = NULL, resumes = NULL, pause_reason = NULL");
      await().atMost(ENOUGH).until(() -> told("resolved"));
      await().atMost(ENOUGH).until(() -> posts.stream().anyMatch("/alive "::equals));
      assertThat(rig.text("SELECT begun_by FROM deploy_watches WHERE verdict IS NULL"))
          .as("the watch after this node's start; the one from yesterday has its verdict")
          .startsWith("node ");
      rig.stop(node, output);
    } finally {
      node.destroyForcibly();
    }
    assertThat(rig.number("SELECT count(*) FROM node_starts WHERE stopped_at > started_at"))
        .isEqualTo(1);
    assertThat(posts.stream().filter(post -> post.contains("\"event\":\"opened\""))).hasSize(1);
    assertThat(rig.lines())
        .anyMatch(line -> line.contains("opened: critical: account-down: everything"))
        .noneMatch(line -> line.contains("0123456789abcdef") || line.contains("/hook?key=k1"));
  }

  private boolean told(String event) {
    return posts.stream()
        .anyMatch(
            post ->
                post.startsWith("/hook?key=k1 ")
                    && post.contains("\"event\":\"" + event + "\"")
                    && post.contains("\"subject\":\"everything\""));
  }

  private Map<String, String> settings() {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort();
    return Map.of(
        "SENDONCE_ALERTS_WEBHOOK_URL", url + "/hook?key=k1",
        "SENDONCE_ALERTS_WEBHOOK_SECRET", "0123456789abcdef",
        "SENDONCE_ALERTS_HEARTBEAT_URL", url + "/alive");
  }
}
