package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.http.Route;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who gets in, and what they may do there. */
class ConsoleAccessTest {

  private static final Map<String, String> PAUSE =
      Map.of("scope", "everything", "reason", "wrong text");

  @RegisterExtension final ConsoleRig rig = ConsoleRig.atRoot();

  @Test
  void everyRouteButTheSignInAsksWhoItIs() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    List<Route> guarded =
        rig.routes().stream()
            .filter(it -> !it.path().equals("/sign-in") && !it.path().startsWith("/assets"))
            .toList();
    assertThat(guarded).hasSizeGreaterThan(10);
    for (Route route : guarded) {
      String path = route.path().replace("{id}", "1");
      if (route.method().equals("GET")) {
        HttpResponse<String> reply = rig.nobody().get(path);
        assertThat(reply.statusCode()).as(path).isEqualTo(303);
        assertThat(reply.headers().firstValue("Location").orElseThrow())
            .startsWith("/sign-in?to=%2F");
      } else {
        HttpResponse<String> reply =
            rig.nobody().postRaw(path, ConsoleRig.form(PAUSE), "same-origin");
        assertThat(reply.statusCode()).as(path).isEqualTo(401);
      }
    }
    assertThat(rig.nobody().get("/live").statusCode()).isEqualTo(401);
    nothingWasChanged();
  }

  @Test
  void aViewerChangesNothing() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    ConsoleRig.Visit vera = rig.as("vera");
    String token = rig.as("otto").formToken();
    for (String path :
        List.of(
            "/pause",
            "/resume",
            "/messages/1/decide",
            "/messages/1/look",
            "/alerts/1/acknowledge",
            "/alerts/1/silence",
            "/incidents",
            "/incidents/1/note",
            "/incidents/1/close",
            "/incidents/1/apology-text",
            "/incidents/1/apology",
            "/job/trigger",
            "/job/run",
            "/job/interrupt")) {
      HttpResponse<String> reply =
          vera.postRaw(path, ConsoleRig.form(PAUSE) + "&form_token=" + token, "same-origin");
      assertThat(reply.statusCode()).as(path).isEqualTo(403);
      assertThat(reply.body()).contains("needs the role operator, and vera has the role viewer");
    }
    assertThat(vera.get("/stop").body()).doesNotContain("action=\"/pause\"");
    nothingWasChanged();
  }

  @Test
  void onlyAnAdminVouchesWithoutEvidence() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    Map<String, String> vouching =
        Map.of("decision", "not_sent", "without_evidence", "yes", "reason", "looked myself");
    HttpResponse<String> otto = rig.as("otto").post("/messages/1/decide", vouching);
    assertThat(otto.statusCode()).isEqualTo(400);
    assertThat(otto.body()).contains("needs the role admin, and you have the role operator");
    nothingWasChanged();
    assertThat(rig.as("ada").post("/messages/1/decide", vouching).statusCode()).isEqualTo(303);
    assertThat(rig.texts("SELECT status FROM send_queue")).containsExactly("pending");
  }

  @Test
  void onlyAnAdminChangesASchedule() throws Exception {
    Map<String, String> change =
        Map.of(
            "trigger_group", "sendonce",
            "trigger_name", "send-0",
            "schedule", "every 5m",
            "reason", "slower");
    HttpResponse<String> otto = rig.as("otto").post("/job/schedule", change);
    assertThat(otto.statusCode()).isEqualTo(403);
    assertThat(rig.texts("SELECT action FROM remote_commands")).isEmpty();
    assertThat(rig.as("ada").post("/job/schedule", change).statusCode()).isEqualTo(303);
    assertThat(rig.texts("SELECT action FROM remote_commands")).containsExactly("reschedule");
  }

  @Test
  void aFormOfAnotherSiteOrSessionDoesNothing() throws Exception {
    ConsoleRig.Visit otto = rig.as("otto");
    String form = ConsoleRig.form(PAUSE);
    String own = otto.formToken();
    String other = rig.as("otto").formToken();
    assertThat(own).isNotEqualTo(other);
    for (HttpResponse<String> reply :
        List.of(
            otto.postRaw("/pause", form, "same-origin"),
            otto.postRaw("/pause", form + "&form_token=" + other, "same-origin"),
            otto.postRaw("/pause", form + "&form_token=" + own, "cross-site"),
            otto.postRaw("/pause", form + "&form_token=" + own, "same-site"))) {
      assertThat(reply.statusCode()).isEqualTo(403);
    }
    nothingWasChanged();
    assertThat(otto.postRaw("/pause", form + "&form_token=" + own, "same-origin").statusCode())
        .isEqualTo(303);
  }

  @Test
  void aFormThatIsTooLongDoesNothing() throws Exception {
    ConsoleRig.Visit otto = rig.as("otto");
    HttpResponse<String> reply =
        otto.post("/pause", Map.of("scope", "everything", "reason", "x".repeat(20_000)));
    assertThat(reply.statusCode()).isEqualTo(403);
    nothingWasChanged();
  }

  @Test
  void whoIsTakenOutOfTheFileIsOutAtOnceAndSoIsAnOldPassword() throws Exception {
    ConsoleRig.Visit vera = rig.as("vera");
    ConsoleRig.Visit otto = rig.as("otto");
    ConsoleRig.Visit ada = rig.as("ada");
    rig.users().remove("vera");
    rig.users().put("otto", Role.OPERATOR, "another long password");
    rig.users().put("ada", Role.VIEWER, "and yet another one");
    assertThat(vera.get("/").statusCode()).isEqualTo(303);
    assertThat(otto.get("/").statusCode()).isEqualTo(303);
    assertThat(ada.get("/").statusCode()).isEqualTo(303);
    assertThat(rig.signIn("otto", "another long password", "/").statusCode()).isEqualTo(303);
  }

  @Test
  void whoSignsOutIsOut() throws Exception {
    ConsoleRig.Visit vera = rig.as("vera");
    assertThat(vera.get("/").statusCode()).isEqualTo(200);
    assertThat(vera.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
    assertThat(vera.get("/").statusCode()).isEqualTo(303);
    assertThat(rig.texts("SELECT count(*) FROM console_sessions")).containsExactly("0");
  }

  @Test
  void aSessionEndsWithItsTime() throws Exception {
    ConsoleRig.Visit vera = rig.as("vera");
    rig.sql("UPDATE console_sessions SET expires_at = now() - interval '1 s'");
    assertThat(vera.get("/").statusCode()).isEqualTo(303);
    rig.as("otto");
    assertThat(rig.texts("SELECT user_name FROM console_sessions")).containsExactly("otto");
  }

  @Test
  void guessingGetsSlow() throws Exception {
    for (int guess = 0; guess < 6; guess++) {
      HttpResponse<String> reply = rig.signIn("ada", "wrong " + guess, "/");
      assertThat(reply.statusCode()).isEqualTo(401);
      assertThat(reply.body()).contains("Name or password is wrong.");
    }
    HttpResponse<String> right = rig.signIn("ada", ConsoleRig.PASSWORD, "/");
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void nameAndPasswordAreWrongAlike() throws Exception {
    assertThat(rig.signIn("nobody", "wrong", "/").body().replace("nobody", "ada"))
        .isEqualTo(rig.signIn("ada", "wrong", "/").body());
  }

  @Test
  void theSignInLeadsOnlyIntoTheConsole() throws Exception {
    assertThat(target("/queue?status=failed")).isEqualTo("/queue?status=failed");
    for (String elsewhere :
        List.of("//example.org", "/\\example.org", "https://example.org", "/a\r\nX: y")) {
      assertThat(target(elsewhere)).isEqualTo("/");
    }
  }

  @Test
  void everyAnswerIsProtected() throws Exception {
    for (HttpResponse<String> reply :
        List.of(rig.nobody().get("/sign-in"), rig.as("vera").get("/"), rig.nobody().get("/"))) {
      assertThat(reply.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(
            rig.signIn("vera", ConsoleRig.PASSWORD, "/")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow())
        .contains("HttpOnly", "SameSite=Strict");
  }

  @Test
  void signingInIsInTheAuditTrailWithoutWhatWasTyped() throws Exception {
    rig.signIn("ev\nil", "my secret guess", "/");
    rig.as("vera");
    assertThat(
            rig.texts("SELECT actor || ' ' || action || ' ' || outcome FROM audit_log ORDER BY id"))
        .containsExactly("ev il sign in refused", "vera sign in done");
    assertThat(rig.texts("SELECT audit_log::text FROM audit_log"))
        .noneMatch(row -> row.contains("secret"));
  }

  private String target(String to) throws Exception {
    return rig.signIn("vera", ConsoleRig.PASSWORD, to)
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private void nothingWasChanged() {
    assertThat(rig.texts("SELECT paused_at FROM send_switch")).containsOnlyNulls();
    assertThat(rig.texts("SELECT status FROM send_queue WHERE status <> 'uncertain'")).isEmpty();
    assertThat(rig.texts("SELECT action FROM audit_log WHERE action NOT LIKE 'sign%'")).isEmpty();
  }
}
