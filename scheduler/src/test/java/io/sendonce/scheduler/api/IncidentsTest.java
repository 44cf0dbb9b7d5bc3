package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** From duplicates to an incident, to what is known of it, to a conclusion. */
class IncidentsTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  @BeforeEach
  void onePersonGotItThrice() {
    rig.onePerson();
    rig.sql("UPDATE campaign_prospects SET name = 'Bela Quist'");
    for (int copy = 0; copy < 3; copy++) {
      rig.sql(
          "INSERT INTO provider_echoes (account_id, message_id, chat_id, recipient_ids, text, sent_at)"
              + " VALUES (1, ?, 'chat-1', ARRAY['person-1'], 'Hello', now() - interval '1 h' + ? * interval '5 s')",
          "m-" + copy,
          copy);
    }
  }

  @Test
  void anIncidentIsOpenedOnceNotedAboutAndClosedOnce() throws Exception {
    assertThat(rig.read("/incidents", "Incidents").get("incidents")).isEmpty();
    String open = "{\"title\":\"Twice on Monday\",\"days\":7}";
    HttpResponse<String> opened = act("/incidents", open);
    assertThat(rig.done(opened, 201, "Opened").get("id").asInt()).isEqualTo(1);
    assertThat(opened.headers().firstValue("Location")).hasValue(ApiRig.BASE + "/incidents/1");
    assertThat(rig.done(act("/incidents", open), 409, "Problem").get("detail").asString())
        .startsWith("All of it belongs to incident 1,");
    rig.done(act("/incidents", "{\"title\":\"x\",\"account\":2}"), 409, "Problem");

    String note = "{\"text\":\"the old\\nscript ran\",\"told\":true}";
    rig.done(act("/incidents/1/notes", note), 201, "Created");
    rig.done(act("/incidents/1/notes", "{\"text\":\"it is gone\"}"), 201, "Created");
    JsonNode file = rig.read("/incidents/1", "IncidentFile");
    assertThat(file.at("/duplicates/0/name").asString()).isEqualTo("Bela Quist");
    assertThat(file.at("/duplicates/0/copies")).hasSize(3);
    assertThat(file.at("/causes/0/cause").asString()).isEqualTo("not_ours");
    assertThat(file.get("timeline")).isNotEmpty();
    assertThat(file.at("/notes/0/text").asString()).isEqualTo("the old script ran");
    assertThat(file.at("/notes/0/kind").asString()).isEqualTo("told");
    assertThat(file.at("/notes/1/kind").asString()).isEqualTo("note");

    String close = "{\"conclusion\":\"another program\"}";
    JsonNode closed = rig.done(act("/incidents/1/close", close), 200, "Incident");
    assertThat(closed.get("closed_by").asString()).isEqualTo("token operator");
    rig.done(act("/incidents/1/close", close), 409, "Problem");
    assertThat(rig.read("/incidents", "Incidents").get("incidents")).isEmpty();
    assertThat(rig.read("/incidents?all=true", "Incidents").get("incidents")).hasSize(1);
    assertThat(
            rig.texts("SELECT concat_ws(' ', actor, action, outcome) FROM audit_log ORDER BY id"))
        .containsExactly(
            "token operator open incident done",
            "token operator open incident refused",
            "token operator open incident refused",
            "token operator say who was told done",
            "token operator note done",
            "token operator close incident done",
            "token operator close incident refused");
  }

  @Test
  void duplicatesAreFoundByIdsWithoutTextAndNames() throws Exception {
    JsonNode found = rig.read("/duplicates?days=1&minutes=10&account=1", "Duplicates");
    assertThat(found.get("people").asInt()).isEqualTo(1);
    assertThat(found.get("extra").asInt()).isEqualTo(2);
    assertThat(found.toString()).doesNotContain("Bela");
    assertThat(rig.read("/duplicates?account=2", "Duplicates").get("duplicates")).isEmpty();
    assertThat(ApiRig.wrongField(rig.get(rig.reader(), "/duplicates?days=3651"))).isEqualTo("days");
    assertThat(rig.texts("SELECT id FROM audit_log")).isEmpty();
  }

  @Test
  void whatCannotBeOpenedOrNotedIsNamed() throws Exception {
    assertThat(ApiRig.wrongField(act("/incidents", "{\"title\":\"" + "x".repeat(101) + "\"}")))
        .isEqualTo("title");
    assertThat(ApiRig.wrongField(act("/incidents", "{\"title\":\"x\",\"days\":0}")))
        .isEqualTo("days");
    assertThat(ApiRig.wrongField(act("/incidents/1/notes", "{\"text\":\"x\",\"told\":\"yes\"}")))
        .isEqualTo("told");
    assertThat(rig.texts("SELECT id FROM audit_log")).isEmpty();
  }

  /** Only a person approves what is said to people. */
  @Test
  void noTokenApprovesAnApology() throws Exception {
    rig.done(act("/incidents", "{\"title\":\"x\"}"), 201, "Opened");
    for (String path : new String[] {"approve", "apology", "apology-text"}) {
      assertThat(act("/incidents/1/" + path, "{}").statusCode()).as(path).isEqualTo(404);
    }
    assertThat(rig.texts("SELECT id FROM send_queue")).isEmpty();
  }

  private HttpResponse<String> act(String path, String body) throws Exception {
    return rig.post(rig.operator(), path, body);
  }
}
