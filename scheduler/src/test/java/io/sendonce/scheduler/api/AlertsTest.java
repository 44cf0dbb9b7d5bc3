package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What the watch found is seen, acknowledged once and silenced. */
class AlertsTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  @Test
  void anAlertIsAcknowledgedOnceAndSilencedForHours() throws Exception {
    assertThat(rig.read("/alerts", "Alerts").get("alerts")).isEmpty();
    alert("NULL");
    alert("clock_timestamp()");
    assertThat(rig.read("/alerts", "Alerts").get("alerts")).hasSize(1);
    assertThat(rig.read("/alerts?all=true", "Alerts").get("alerts")).hasSize(2);
    assertThat(rig.read("/alerts?all=true&limit=1", "Alerts").get("alerts")).hasSize(1);

    JsonNode seen = rig.done(act("/alerts/1/acknowledge", "{}"), 200, "Alert");
    assertThat(seen.get("acknowledged_by").asString()).isEqualTo("token operator");
    rig.done(act("/alerts/1/acknowledge", "{}"), 409, "Problem");
    JsonNode silenced = rig.done(act("/alerts/1/silence", "{\"hours\":2}"), 200, "Alert");
    assertThat(silenced.get("silenced_until").isNull()).isFalse();
    rig.done(act("/alerts/1/silence", "{\"hours\":3}"), 200, "Alert");
    rig.done(act("/alerts/2/silence", "{\"hours\":2}"), 409, "Problem");
    for (String wrong : new String[] {"0", "8761", "\"2\"", "1.5"}) {
      HttpResponse<String> reply = act("/alerts/1/silence", "{\"hours\":" + wrong + "}");
      assertThat(ApiRig.wrongField(reply)).as(wrong).isEqualTo("hours");
    }
    assertThat(
            rig.texts(
                "SELECT concat_ws(' ', actor, action, subject, outcome) FROM audit_log ORDER BY id"))
        .containsExactly(
            "token operator acknowledge alert 1 done",
            "token operator acknowledge alert 1 refused",
            "token operator silence alert 1 done",
            "token operator silence alert 1 done",
            "token operator silence alert 2 refused");
  }

  private void alert(String resolvedAt) {
    rig.sql(
        "INSERT INTO alerts (condition, subject, severity, detail, opened_at, last_seen_at, resolved_at)"
            + " VALUES ('uncertain', 'account 1', 'warning', 'message 1', clock_timestamp(), clock_timestamp(), "
            + resolvedAt
            + ")");
  }

  private HttpResponse<String> act(String path, String body) throws Exception {
    return rig.post(rig.operator(), path, body);
  }
}
