package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.deploy.NodeStarts;
import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.scheduler.remote.AskedJob;
import io.sendonce.scheduler.remote.AskedNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is asked for over HTTP is done by a node, once, and on record. */
@Timeout(120)
class CommandsTest {

  private static final Duration ENOUGH = Duration.ofSeconds(30);
  private static final String JOBS =
      """
      job.asked.class = io.sendonce.scheduler.remote.AskedJob
      job.asked.every = 1h
      job.clock.class = io.sendonce.scheduler.remote.AskedJob$Deaf
      job.clock.cron = 0 0 3 1 1 ? 2098
      job.clock.zone = Europe/Paris
      """;
  private static final String REASON = "{\"reason\":\"holidays\"}";

  @RegisterExtension final ApiRig rig = new ApiRig();
  @TempDir Path directory;

  private final AskedJob.Seen seen = new AskedJob.Seen();
  private @Nullable AskedNode node;

  @BeforeEach
  void start() throws Exception {
    node =
        new AskedNode(ClusterDatabase.of(rig.database()).configuration(directory, "a", JOBS), seen);
  }

  @AfterEach
  void stop() throws Exception {
    if (node != null) {
      node.stop();
    }
  }

  @Test
  void aTriggerIsPausedResumedResetAndRescheduled() throws Exception {
    JsonNode early = ended(act("/triggers/sendonce/clock/reset", REASON));
    assertThat(early.get("standing").asString())
        .isEqualTo("refused: it is not in error, but waiting for its time");
    assertThat(standing("/triggers/sendonce/clock/pause", REASON)).isEqualTo("done: paused");
    assertThat(clock("state")).isEqualTo("PAUSED");
    assertThat(standing("/triggers/sendonce/clock/pause", REASON))
        .as("the same again")
        .isEqualTo("done: paused");
    assertThat(standing("/triggers/sendonce/clock/resume", REASON))
        .isEqualTo("done: waiting for its time");
    rig.sql("UPDATE qrtz_triggers SET trigger_state = 'ERROR' WHERE trigger_name = 'clock'");
    assertThat(standing("/triggers/sendonce/clock/reset", REASON))
        .isEqualTo("done: waiting for its time");

    String schedule = "\"schedule\":\"cron 0 30 4 * * ? in Europe/Paris\"";
    JsonNode preview =
        rig.done(
            rig.post(
                rig.admin(), "/triggers/sendonce/clock/schedule/preview", "{" + schedule + "}"),
            200,
            "SchedulePreview");
    assertThat(preview.get("fires")).hasSize(10);
    assertThat(clock("schedule")).contains("2098");
    JsonNode changed =
        ended(
            rig.post(
                rig.admin(),
                "/triggers/sendonce/clock/schedule",
                "{" + schedule + ",\"reason\":\"daily\"}"));
    assertThat(changed.get("standing").asString())
        .isEqualTo("done: cron 0 30 4 * * ? in Europe/Paris");
    assertThat(clock("schedule")).contains("0 30 4 * * ?");
    HttpResponse<String> wrong =
        rig.post(
            rig.admin(),
            "/triggers/sendonce/clock/schedule",
            "{\"schedule\":\"often\",\"reason\":\"x\"}");
    assertThat(ApiRig.wrongField(wrong)).isEqualTo("schedule");
    assertThat(wrong.body()).contains("must be written like every 5m", "\"value\":\"often\"");
    assertThat(
            rig.texts(
                "SELECT concat_ws(' | ', actor, address, action, subject, reason, outcome) FROM audit_log ORDER BY id"))
        .contains(
            "token operator | 127.0.0.1 | reset | trigger sendonce.clock | holidays | refused",
            "token operator | 127.0.0.1 | pause | trigger sendonce.clock | holidays | done",
            "token admin | 127.0.0.1 | reschedule | trigger sendonce.clock | daily | done");
    assertThat(rig.read("/commands?limit=3", "Commands").get("commands")).hasSize(3);
  }

  @Test
  void aJobRunsWithItsDataIsInterruptedAndLeavesItsHistory() throws Exception {
    await().atMost(ENOUGH).until(() -> seen.runs().size() == 1);
    JsonNode run =
        ended(
            act(
                "/jobs/sendonce/asked/run",
                "{\"data\":{\"mood\":\"waiting\"},\"reason\":\"a long one\"}"));
    assertThat(run.get("standing").asString()).isEqualTo("done: it is due now, with mood");
    await().atMost(ENOUGH).until(() -> seen.runs().contains("waiting on a"));
    JsonNode fires = rig.read("/jobs/sendonce/asked", "OneJob").get("fires");
    assertThat(fires).hasSize(1);
    new NodeStarts(rig.statements(), "sendonce").begin("a", "1.2.3");
    rig.sql("INSERT INTO node_clocks VALUES ('a', -7, now())");
    // It is late for as long as it takes to check in on a machine that has other work.
    JsonNode shown =
        await()
            .atMost(ENOUGH)
            .until(
                () -> rig.read("/nodes", "Nodes").at("/nodes/0"),
                it -> it.get("life").asString().equals("alive"));
    assertThat(shown.get("version").asString()).isEqualTo("1.2.3");
    assertThat(shown.get("clock_ahead_ms").asInt()).isEqualTo(-7);
    assertThat(shown.get("executes")).isEqualTo(fires);

    String interrupt =
        ApiRig.JSON
            .createObjectNode()
            .put("fire", fires.at("/0/id").asString())
            .put("node", fires.at("/0/node").asString())
            .put("reason", "too long")
            .toString();
    assertThat(standing("/jobs/sendonce/asked/interrupt", interrupt)).startsWith("done: run ");
    await().atMost(ENOUGH).until(() -> seen.runs().contains("interrupted"));
    await()
        .atMost(ENOUGH)
        .until(
            () -> rig.read("/history?group=sendonce&name=asked", "History").get("runs"),
            it -> it.size() == 2);
    assertThat(standing("/jobs/sendonce/asked/interrupt", interrupt))
        .as("the same again")
        .endsWith("is not running any more");
    ended(
        act("/jobs/sendonce/asked/run", "{\"data\":{\"mood\":\"failing\"},\"reason\":\"again\"}"));
    await()
        .atMost(ENOUGH)
        .until(
            () -> rig.read("/history?troubled=true", "History").get("runs"), it -> it.size() == 1);
    JsonNode first = rig.read("/history?limit=2", "History");
    JsonNode rest = rig.read("/history?after=" + first.get("next"), "History");
    assertThat(rest.get("runs")).hasSize(1);
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(rig.read("/jobs", "Jobs").get("jobs")).hasSize(2);
    for (String data :
        new String[] {
          "[]",
          "1",
          "{\"mood\":1}",
          "{\" \":\"x\"}",
          "{\"mood\":\"\\u0000\"}",
          "{\"mood\":\"" + "x".repeat(16_384) + "\"}"
        }) {
      HttpResponse<String> refused =
          act("/jobs/sendonce/asked/run", "{\"data\":" + data + ",\"reason\":\"x\"}");
      assertThat(ApiRig.wrongField(refused)).isEqualTo("data");
    }
  }

  private String clock(String column) throws Exception {
    return rig.read("/jobs/sendonce/clock", "OneJob").at("/job/triggers/0/" + column).asString();
  }

  private String standing(String path, String body) throws Exception {
    return ended(act(path, body)).get("standing").asString();
  }

  private HttpResponse<String> act(String path, String body) throws Exception {
    return rig.post(rig.operator(), path, body);
  }

  /** The command that was asked for, with what came of it. */
  private JsonNode ended(HttpResponse<String> asked) {
    String id = rig.done(asked, 202, "Asked").get("command").toString();
    assertThat(asked.headers().firstValue("Location")).hasValue(ApiRig.BASE + "/commands/" + id);
    return await()
        .atMost(ENOUGH)
        .until(
            () -> rig.read("/commands/" + id, "Command"),
            command -> !command.get("outcome").isNull());
  }
}
