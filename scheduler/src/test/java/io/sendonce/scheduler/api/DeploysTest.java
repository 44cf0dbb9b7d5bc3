package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A change is watched, and its verdict is told as it is, then as it was kept. */
class DeploysTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  @Test
  void aChangeIsWatchedFromAMomentOn() throws Exception {
    assertThat(rig.read("/deploys", "Deploys").get("deploys")).isEmpty();
    HttpResponse<String> begun = begin("2026-01-01T10:00:00+01:00");
    rig.done(begun, 201, "Created");
    assertThat(begun.headers().firstValue("Location")).hasValue(ApiRig.BASE + "/deploys/1");
    JsonNode deploy = rig.read("/deploys/1", "DeployWithFacts");
    assertThat(deploy.get("since").asString()).isEqualTo("2026-01-01T09:00:00Z");
    assertThat(deploy.get("begun_by").asString()).isEqualTo("token operator");
    assertThat(deploy.get("verdict").asString())
        .isEqualTo("Nothing was sent since, so nothing is shown.");
    assertThat(rig.done(begin("2026-01-01T10:00:00+01:00"), 201, "Created").get("id").asInt())
        .as("asked for twice, it is watched twice")
        .isEqualTo(2);
    assertThat(
            rig.texts(
                "SELECT concat_ws(' ', actor, action, subject, reason, outcome) FROM audit_log ORDER BY id"))
        .containsExactly(
            "token operator watch deploy 1 more lanes done",
            "token operator watch deploy 2 more lanes done");
  }

  @Test
  void aMomentThatIsToComeOrIsNoneIsNamed() throws Exception {
    assertThat(ApiRig.wrongField(begin("2999-01-01T00:00:00Z"))).isEqualTo("since");
    assertThat(ApiRig.wrongField(begin("yesterday"))).isEqualTo("since");
    assertThat(rig.texts("SELECT id FROM deploy_watches")).isEmpty();
    assertThat(rig.texts("SELECT id FROM audit_log")).isEmpty();
  }

  @Test
  void aVerdictThatWasKeptIsToldAsItWasWorded() throws Exception {
    rig.sql(
        """
        INSERT INTO deploy_watches (scheduler, version, since, until, begun_by, concluded_at, verdict, is_good,
          sent, failed, refused, doubts, open_doubts, stuck, people, extra)
        VALUES ('sendonce', '1.3', '2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', 'node node-a', '2026-03-02T10:00:20Z',
          'As it was worded then.', false, 7, 0, 3, 1, 1, 0, 2, 5)
        """);
    JsonNode listed = rig.read("/deploys", "Deploys").at("/deploys/0");
    JsonNode shown = rig.read("/deploys/1", "DeployWithFacts");
    assertThat(listed.get("verdict")).isEqualTo(shown.get("verdict"));
    assertThat(shown.get("verdict").asString()).isEqualTo("As it was worded then.");
    assertThat(shown.at("/facts/sent").asInt()).isEqualTo(7);
    assertThat(shown.at("/twice/extra").asInt()).isEqualTo(5);
  }

  private HttpResponse<String> begin(String since) throws Exception {
    return rig.post(
        rig.operator(),
        "/deploys",
        "{\"since\":\"%s\",\"reason\":\"more lanes\"}".formatted(since));
  }
}
