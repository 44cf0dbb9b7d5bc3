package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sendonce.scheduler.command.CommandRig.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertsCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @Test
  void whereNobodyHasLookedThatIsNoGoodNews() {
    assertThat(rig.run("alerts", "list"))
        .isEqualTo(
            new Answer(
                1,
                "No alert is open.\nNobody has ever looked: is the job watch in jobs.properties?\n",
                ""));
  }

  @Test
  void openOnesAreListedWithWhatToDo() {
    looked("0 s");
    assertThat(rig.run("alerts", "list"))
        .isEqualTo(
            new Answer(
                0,
                "No alert is open.\nThe watch looks: the last look was 0 s ago, by node-a.\n",
                ""));
    alert("warning", "node b", "NULL");
    alert("critical", "node c", "NULL");
    alert("error", "node d", "now()");
    rig.sql(
        "INSERT INTO alert_channels (channel, deliveries, failures, last_failed_at, last_error) VALUES ('mail', 2, 1, now(), 'refused')");
    Answer answer = rig.run("alerts", "list");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .isEqualTo(
            """
            2 alerts are open.
            The watch looks: the last look was 0 s ago, by node-a.

            2  critical  node-late: node c
              late
              since TIME, seen 1 time, last at TIME
              See whether the node's process and its way to the database are well; the others take over when it is dead.

            1  warning  node-late: node b
              late
              since TIME, seen 1 time, last at TIME
              See whether the node's process and its way to the database are well; the others take over when it is dead.

            Channels
              mail  2 delivered  1 failed  failing: refused
            """);
    assertThat(rig.run("alerts", "list", "--all").out())
        .contains("3  resolved  node-late: node d\n")
        .contains("resolved at TIME\n");
  }

  @Test
  void aWatchThatEndedIsToldOf() {
    looked("6 min");
    Answer answer = rig.run("alerts", "list");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("Nobody looks any more: the last look was 6 min ago, by node-a.\n");
  }

  @Test
  void anAlertIsAcknowledgedOnceAndByWhomIsOnRecord() {
    alert("critical", "node b", "NULL");
    assertThat(rig.run("alerts", "acknowledge", "1", "--by", "ada"))
        .isEqualTo(new Answer(0, "alert 1 is acknowledged by ada\n", ""));
    assertThat(rig.run("alerts", "acknowledge", "1"))
        .isEqualTo(new Answer(1, "", "sendonce: alert 1 stays as it was: acknowledged by ada\n"));
    assertThat(rig.run("alerts", "acknowledge", "9").err())
        .isEqualTo("sendonce: there is no alert 9\n");
    assertThat(
            rig.texts("SELECT actor || ' ' || action || ' ' || subject FROM audit_log ORDER BY id"))
        .startsWith("ada acknowledge alert 1");
    looked("0 s");
    assertThat(rig.run("alerts", "list").out()).contains(", acknowledged by ada\n");
  }

  @Test
  void anAlertIsSilencedForAWhile() {
    alert("critical", "node b", "NULL");
    assertThat(rig.run("alerts", "silence", "1", "--for", "2h"))
        .isEqualTo(new Answer(0, "alert 1 is silenced until TIME\n", ""));
    assertThat(
            rig.number(
                "SELECT round(extract(epoch FROM silenced_until - clock_timestamp()) / 60)::bigint FROM alerts"))
        .isEqualTo(120);
    assertThat(rig.run("alerts", "silence", "1", "--for", "31d").code()).isEqualTo(2);
    assertThat(rig.run("alerts", "silence", "1", "--for", "0s").code()).isEqualTo(2);
    assertThat(rig.run("alerts", "silence", "1").code()).isEqualTo(2);
    rig.sql("UPDATE alerts SET resolved_at = now()");
    assertThat(rig.run("alerts", "silence", "1", "--for", "2h").err())
        .isEqualTo("sendonce: alert 1 stays as it was: resolved\n");
  }

  @Test
  void aTestSaysWhatCameOfItForEachChannel() throws IOException {
    assertThat(rig.run("alerts", "test"))
        .isEqualTo(
            new Answer(
                0,
                """
                log: took it
                webhook: not configured, see alerts.webhook.url
                mail: not configured, see alerts.mail.host
                """,
                ""));
    List<String> posts = new CopyOnWriteArrayList<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(posts.size() == 1 ? 200 : 503, -1);
          exchange.close();
        });
    receiver.start();
    try {
      rig.environment(
          "SENDONCE_ALERTS_WEBHOOK_URL",
          "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
      rig.environment("SENDONCE_ALERTS_WEBHOOK_SECRET", "0123456789abcdef");
      assertThat(rig.run("alerts", "test").out()).contains("webhook: took it\n");
      assertThat(posts.get(0)).contains("\"condition\":\"test\"");
      assertThat(rig.run("alerts", "test"))
          .satisfies(answer -> assertThat(answer.code()).isEqualTo(1))
          .satisfies(
              answer -> assertThat(answer.out()).contains("webhook: did not take it: HTTP 503\n"));
    } finally {
      receiver.stop(0);
    }
  }

  private void looked(String ago) {
    rig.sql(
        "INSERT INTO watch_runs (node, looked_at, is_complete, findings) VALUES ('node-a', now() - CAST(? AS interval), true, 0)",
        ago);
  }

  private void alert(String severity, String subject, String resolvedAt) {
    rig.sql(
        "INSERT INTO alerts (condition, subject, severity, detail, opened_at, last_seen_at, resolved_at)"
            + " VALUES ('node-late', ?, ?, 'late', now(), now(), "
            + resolvedAt
            + ")",
        subject,
        severity);
  }
}
