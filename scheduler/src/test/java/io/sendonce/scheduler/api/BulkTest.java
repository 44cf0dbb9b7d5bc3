package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.access.Scope;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done to many messages is shown, confirmed by its number, carried out and kept. */
@Timeout(120)
class BulkTest {

  private static final Duration ENOUGH = Duration.ofSeconds(30);
  private static final String CANCEL = "{\"filter\":{\"campaign\":1},\"action\":\"cancel\"}";

  @RegisterExtension final ApiRig rig = new ApiRig();

  @Test
  void whatIsPreviewedIsDoneOnceToExactlySoMany() throws Exception {
    rig.waiting(130);
    JsonNode preview = rig.done(act("/bulk/preview", CANCEL), 200, "BulkPreview");
    assertThat(preview.get("sentence").asString())
        .isEqualTo("Would cancel: 130 messages that are pending. Chosen: campaign 1.");
    assertThat(preview.get("messages").asInt()).isEqualTo(130);
    assertThat(preview.get("sample")).hasSize(10);
    assertThat(rig.texts("SELECT DISTINCT status FROM send_queue")).containsExactly("pending");

    ObjectNode order = order(CANCEL, preview);
    for (int other : new int[] {129, 131, 1}) {
      JsonNode refused =
          rig.done(
              act("/bulk", order.deepCopy().put("messages", other).toString()), 409, "Problem");
      assertThat(refused.get("detail").asString())
          .contains("messages is " + other + ", and 130 messages are like that now");
    }
    assertThat(rig.texts("SELECT id FROM bulk_actions")).isEmpty();
    HttpResponse<String> begun = act("/bulk", order.toString());
    assertThat(rig.done(begun, 202, "BulkAction").get("id").asInt()).isEqualTo(1);
    assertThat(begun.headers().firstValue("Location")).hasValue(ApiRig.BASE + "/bulk/1");
    ended(1);
    JsonNode again = rig.done(act("/bulk", order.toString()), 202, "BulkAction");
    assertThat(again.get("id").asInt()).as("the same key again").isEqualTo(1);
    JsonNode another =
        rig.done(
            act("/bulk", order.deepCopy().put("action", "give_up").toString()), 409, "Problem");
    assertThat(another.get("detail").asString()).contains("The key is that of bulk action 1");
    assertThat(rig.texts("SELECT DISTINCT status || ': ' || status_reason FROM send_queue"))
        .containsExactly("cancelled: wrong text");
    assertThat(
            rig.texts(
                "SELECT concat_ws('|', actor, address, action, subject, outcome) FROM audit_log WHERE outcome = 'done' ORDER BY id"))
        .containsExactly(
            "token operator|127.0.0.1|bulk cancel|bulk action 1|done",
            "token operator|127.0.0.1|bulk cancel ended|bulk action 1|done");
    assertThat(rig.read("/bulk", "BulkActions").get("actions")).hasSize(1);
    rig.done(act("/bulk/1/stop", "{\"reason\":\"late\"}"), 409, "Problem");
    rig.done(act("/bulk/1/go-on", "{\"reason\":\"late\"}"), 409, "Problem");
    rig.done(act("/bulk", order(CANCEL, preview).put("key", fresh()).toString()), 409, "Problem");
  }

  @Test
  void ofAFewThoseThatAreLeftAreMovedAndNoneThatCameLater() throws Exception {
    rig.waiting(4);
    String move = "{\"ids\":[1,3,4,3],\"action\":\"move\",\"shift_seconds\":172800}";
    JsonNode preview = rig.done(act("/bulk/preview", move), 200, "BulkPreview");
    assertThat(preview.get("messages").asInt()).isEqualTo(3);
    rig.sql("UPDATE send_queue SET status = 'cancelled' WHERE id = 4");
    ObjectNode order = order(move, preview);
    rig.done(act("/bulk", order.deepCopy().put("messages", 1).toString()), 409, "Problem");
    rig.done(act("/bulk", order.toString()), 202, "BulkAction");
    ended(1);
    assertThat(rig.texts("SELECT id FROM send_queue WHERE scheduled_for > now() + interval '47 h'"))
        .containsExactlyInAnyOrder("1", "3");
    ObjectNode all = order(CANCEL, rig.done(act("/bulk/preview", CANCEL), 200, "BulkPreview"));
    rig.done(act("/bulk", all.put("newest", 2).toString()), 202, "BulkAction");
    ended(2);
    assertThat(rig.texts("SELECT id FROM send_queue WHERE status = 'pending'"))
        .containsExactly("3");
  }

  @Test
  void moreThanTenThousandTakeTheScopeAdminBesideOperate() throws Exception {
    rig.waiting(1);
    JsonNode preview = rig.done(act("/bulk/preview", CANCEL), 200, "BulkPreview");
    String order = order(CANCEL, preview).put("messages", 10_001).toString();
    HttpResponse<String> refused = act("/bulk", order);
    assertThat(rig.done(refused, 403, "Problem").get("detail").asString())
        .contains("needs the scope admin");
    String both = rig.tokens().put("both", Set.of(Scope.OPERATE, Scope.ADMIN));
    rig.done(rig.post(both, "/bulk", order), 409, "Problem");
    rig.done(act("/bulk", order.replace("10001", "10000")), 409, "Problem");
    assertThat(rig.texts("SELECT id FROM bulk_actions")).isEmpty();
  }

  @Test
  void oneThatRunsIsStoppedOnceAndGoesOnOnce() throws Exception {
    rig.waiting(3);
    rig.sql(
        """
        INSERT INTO bulk_actions (form_id, action, chosen, messages, actor, via, reason, advanced_at)
        VALUES (gen_random_uuid(), 'cancel', 'campaign 1', 3, 'ada', 'console', 'wrong text', now())
        """);
    String reason = "{\"reason\":\"wrong campaign\"}";
    JsonNode stopped = rig.done(act("/bulk/1/stop", reason), 200, "BulkAction");
    assertThat(stopped.get("standing").asString())
        .isEqualTo("stopped: wrong campaign (token operator)");
    rig.done(act("/bulk/1/stop", reason), 409, "Problem");
    rig.sql("INSERT INTO bulk_action_messages (bulk_id, queue_id) SELECT 1, id FROM send_queue");
    rig.done(act("/bulk/1/go-on", "{\"reason\":\"it was right\"}"), 200, "BulkAction");
    ended(1);
    rig.done(act("/bulk/1/go-on", reason), 409, "Problem");
    assertThat(rig.texts("SELECT DISTINCT status FROM send_queue")).containsExactly("cancelled");
  }

  @Test
  void whatCannotBeMeantIsNamed() throws Exception {
    rig.waiting(1);
    assertThat(wrong("{\"action\":\"cancel\"}")).isEqualTo("filter");
    assertThat(wrong("{\"action\":\"cancel\",\"ids\":[1],\"filter\":{}}")).isEqualTo("filter");
    assertThat(wrong("{\"action\":\"cancel\",\"ids\":[]}")).isEqualTo("ids");
    assertThat(wrong("{\"action\":\"cancel\",\"ids\":[\"1\"]}")).isEqualTo("ids");
    assertThat(wrong("{\"action\":\"cancel\",\"ids\":1}")).isEqualTo("ids");
    assertThat(wrong("{\"action\":\"send\",\"ids\":[1]}")).isEqualTo("action");
    assertThat(wrong("{\"action\":\"cancel\",\"ids\":[1],\"shift_seconds\":60}"))
        .isEqualTo("shift_seconds");
    for (String shift : new String[] {"null", "0", "31536001", "-31536001", "\"1h\""}) {
      assertThat(wrong("{\"action\":\"move\",\"ids\":[1],\"shift_seconds\":" + shift + "}"))
          .as(shift)
          .isEqualTo("shift_seconds");
    }
    assertThat(wrong("{\"action\":\"cancel\",\"filter\":[]}")).isEqualTo("filter");
    assertThat(wrong("{\"action\":\"cancel\",\"filter\":{\"stauts\":\"x\"}}"))
        .isEqualTo("filter.stauts");
    assertThat(wrong("{\"action\":\"cancel\",\"filter\":{\"status\":\"x\"}}"))
        .isEqualTo("filter.status");
    assertThat(wrong("{\"action\":\"cancel\",\"filter\":{\"status\":\"sent\",\"reason\":\"gap\"}}"))
        .isEqualTo("filter.reason");
    assertThat(wrong("{\"action\":\"cancel\",\"filter\":{\"planned_before\":\"noon\"}}"))
        .isEqualTo("filter.planned_before");
    ObjectNode order = order(CANCEL, rig.done(act("/bulk/preview", CANCEL), 200, "BulkPreview"));
    assertThat(ApiRig.wrongField(act("/bulk", order.deepCopy().put("key", "x").toString())))
        .isEqualTo("key");
    assertThat(
            ApiRig.wrongField(act("/bulk", order.deepCopy().put("messages", 100_001).toString())))
        .isEqualTo("messages");
    assertThat(rig.texts("SELECT id FROM bulk_actions")).isEmpty();
  }

  private String wrong(String body) throws Exception {
    return ApiRig.wrongField(act("/bulk/preview", body));
  }

  private void ended(int id) {
    await()
        .atMost(ENOUGH)
        .until(
            () ->
                rig.read("/bulk/" + id, "BulkActionWithSkips")
                    .get("state")
                    .asString()
                    .equals("done"));
  }

  private static ObjectNode order(String asked, JsonNode preview) {
    ObjectNode order = (ObjectNode) ApiRig.JSON.readTree(asked);
    for (String each : new String[] {"messages", "newest", "key"}) {
      order.set(each, preview.get(each));
    }
    return order.put("reason", "wrong text");
  }

  private String fresh() throws Exception {
    return ApiRig.json(act("/bulk/preview", CANCEL)).get("key").asString();
  }

  private HttpResponse<String> act(String path, String body) throws Exception {
    return rig.post(rig.operator(), path, body);
  }
}
