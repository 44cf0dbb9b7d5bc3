package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is stopped and decided is on record, and pages follow each other. */
class OperateTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  @BeforeEach
  void onePerson() throws Exception {
    rig.onePerson();
    rig.post(rig.submitter(), "/messages", ApiRig.toPerson(1, "Hello"));
  }

  @Test
  void aPauseIsInForceAndOnRecord() throws Exception {
    HttpResponse<String> reply =
        act("/pause", "{\"scope\":\"everything\",\"reason\":\"wrong\\r\\ntext\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(ApiRig.json(reply).get("claims_are_through").asBoolean()).isTrue();
    assertThat(rig.texts("SELECT pause_reason FROM send_switch"))
        .containsExactly("wrong text (token operator)");
    assertThat(
            rig.texts(
                "SELECT concat_ws(' | ', actor, action, subject, reason, outcome, address) FROM audit_log"))
        .containsExactly("token operator | pause | everything | wrong text | done | 127.0.0.1");
    assertThat(act("/resume", "{\"scope\":\"everything\",\"reason\":\"mended\"}").statusCode())
        .isEqualTo(200);
    assertThat(rig.texts("SELECT count(*) FROM send_switch WHERE paused_at IS NOT NULL"))
        .containsExactly("0");
  }

  @Test
  void whatCannotBePausedIsSaid() throws Exception {
    assertThat(act("/pause", "{\"scope\":\"account\",\"id\":9,\"reason\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(act("/pause", "{\"scope\":\"account\",\"reason\":\"x\"}").body())
        .contains("\"field\":\"id\"");
    assertThat(act("/pause", "{\"scope\":\"all\",\"reason\":\"x\"}").body())
        .contains("\"field\":\"scope\"");
    assertThat(act("/pause", "{\"scope\":\"everything\",\"reason\":\" \"}").body())
        .contains("\"field\":\"reason\"");
    assertThat(
            act(
                    "/pause",
                    "{\"scope\":\"everything\",\"reason\":\"x\",\"until\":\"2001-01-01T00:00:00Z\"}")
                .body())
        .contains("must be in the future");
    assertThat(act("/pause", "{\"scope\":\"everything\",\"reason\":\"x\",\"by\":\"y\"}").body())
        .contains("\"field\":\"by\"");
    assertThat(rig.texts("SELECT count(*) FROM send_switch WHERE paused_at IS NOT NULL"))
        .containsExactly("0");
  }

  @Test
  void aDecisionNeedsAMessageInDoubtAndItsEvidence() throws Exception {
    String notSent = "{\"decision\":\"not_sent\",\"reason\":\"not in the chat\"}";
    assertThat(act("/messages/1/resolve", notSent).statusCode()).isEqualTo(409);
    assertThat(act("/messages/9/resolve", notSent).statusCode()).isEqualTo(404);
    rig.doubt();
    HttpResponse<String> refused = act("/messages/1/resolve", notSent);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("No complete look");
    assertThat(
            act(
                    "/messages/1/resolve",
                    "{\"decision\":\"not_sent\",\"without_evidence\":true,\"reason\":\"x\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            act("/messages/1/resolve", "{\"decision\":\"give_up\",\"reason\":\"x\"}").statusCode())
        .isEqualTo(200);
    assertThat(rig.texts("SELECT status FROM send_queue")).containsExactly("failed");
    assertThat(rig.texts("SELECT outcome FROM audit_log ORDER BY id"))
        .containsExactly("refused", "refused", "refused", "done");
  }

  @Test
  void pagesFollowEachOther() throws Exception {
    rig.post(rig.submitter(), "/messages", ApiRig.toPerson(2, "Two"));
    rig.post(rig.submitter(), "/messages", ApiRig.toPerson(3, "Three"));
    assertThat(page("?limit=2")).isEqualTo("3,2 next 2");
    assertThat(page("?limit=2&after=2")).isEqualTo("1 next null");
    assertThat(page("?status=sent")).isEqualTo(" next null");
  }

  private String page(String query) throws Exception {
    var page = ApiRig.json(rig.get(rig.reader(), "/messages" + query));
    return String.join(
            ",", page.get("messages").valueStream().map(it -> it.get("id").toString()).toList())
        + " next "
        + page.get("next");
  }

  private HttpResponse<String> act(String path, String body) throws Exception {
    return rig.post(rig.operator(), path, body);
  }
}
