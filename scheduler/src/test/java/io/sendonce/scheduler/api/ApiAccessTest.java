package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.http.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose requests are answered, and what is answered to the others. */
@Timeout(120)
class ApiAccessTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  @BeforeEach
  void aMessageInDoubt() throws Exception {
    rig.onePerson();
    assertThat(rig.post(rig.submitter(), "/messages", ApiRig.toPerson(1, "Hello")).statusCode())
        .isEqualTo(201);
    rig.doubt();
  }

  @Test
  void everyRouteButTheDescriptionNeedsAToken() throws Exception {
    assertThat(guarded()).hasSizeGreaterThan(40);
    for (Route route : guarded()) {
      for (String token : List.of("", "sendonce_wrong", "a'b")) {
        HttpResponse<String> reply = ask(route, token);
        assertThat(reply.statusCode()).as(route.path()).isEqualTo(401);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(ApiRig.unlike("Problem", reply)).isEmpty();
      }
    }
    nothingWasChanged();
  }

  /** Each route is held against what its description says. */
  @Test
  void everyRouteNeedsItsScopeAndNoOther() throws Exception {
    Map<String, String> tokens =
        Map.of(
            "read", rig.reader(),
            "submit", rig.submitter(),
            "operate", rig.operator(),
            "admin", rig.admin());
    assertThat(tokens.keySet())
        .isEqualTo(Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.toSet()));
    for (Route route : guarded()) {
      String needed = scopeDescribed(route);
      for (Map.Entry<String, String> token : tokens.entrySet()) {
        HttpResponse<String> reply = ask(route, token.getValue());
        String what = route.method() + " " + route.path() + " with " + token.getKey();
        if (token.getKey().equals(needed)) {
          assertThat(reply.statusCode()).as(what).isNotIn(401, 403);
        } else {
          assertThat(reply.statusCode()).as(what).isEqualTo(403);
          assertThat(reply.body()).contains("needs the scope " + needed);
        }
      }
    }
    nothingWasChanged();
  }

  @Test
  void aCookieIsNoToken() throws Exception {
    HttpResponse<String> reply =
        rig.send(
            rig.request("", "/status").header("Cookie", "sendonce_session=" + rig.reader()).GET());
    assertThat(reply.statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenThatIsTakenOutIsOutWithTheNextRequest() throws Exception {
    assertThat(rig.get(rig.reader(), "/status").statusCode()).isEqualTo(200);
    rig.tokens().remove("reader");
    assertThat(rig.get(rig.reader(), "/status").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsNotThereIsAProblem() throws Exception {
    for (String path : List.of("/nothing", "/messages/1/nothing", "/")) {
      HttpResponse<String> reply = rig.get(rig.reader(), path);
      assertThat(reply.statusCode()).as(path).isEqualTo(404);
      assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(ApiRig.unlike("Problem", reply)).isEmpty();
    }
    HttpResponse<String> method = rig.send(rig.request(rig.reader(), "/messages").DELETE());
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).hasValue("GET, POST");
    assertThat(rig.get(rig.reader(), "/pause").statusCode()).isEqualTo(405);
    assertThat(rig.get(rig.reader(), "/messages/99").statusCode()).isEqualTo(404);
  }

  @Test
  void bodiesThatCannotBeReadAreToldWhereWithoutWhatStandsThere() throws Exception {
    HttpResponse<String> broken =
        rig.post(rig.submitter(), "/messages", "{\"message\": \"secret text\",\n \"step\": oops}");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("line 2, column").doesNotContain("secret", "oops");
    assertThat(rig.post(rig.submitter(), "/messages", "[1]").statusCode()).isEqualTo(400);
    assertThat(rig.post(rig.submitter(), "/messages", "").statusCode()).isEqualTo(400);
    assertThat(rig.post(rig.submitter(), "/messages", "{\"step\":1,\"step\":2}").statusCode())
        .isEqualTo(400);
    HttpResponse<String> form =
        rig.send(
            rig.request(rig.submitter(), "/messages")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(rig.announce(rig.submitter(), "/messages", Gate.LONGEST_BODY + 1))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "at most 4194304 bytes");
  }

  @Test
  void aParameterThatMeansNothingIsRefusedByName() throws Exception {
    HttpResponse<String> reply = rig.get(rig.reader(), "/messages?stauts=sent");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("stauts is not a parameter");
    assertThat(rig.get(rig.reader(), "/messages?limit=501").statusCode()).isEqualTo(400);
    assertThat(rig.get(rig.reader(), "/messages?account=1%27--").body())
        .contains("\"field\":\"account\"");
  }

  private List<Route> guarded() {
    return rig.site().described().stream()
        .filter(it -> !it.path().endsWith("/openapi.json"))
        .toList();
  }

  private static String scopeDescribed(Route route) {
    String described =
        ApiRig.JSON
            .readTree(Description.document())
            .get("paths")
            .get(route.path().substring(ApiRig.BASE.length()))
            .get(route.method().toLowerCase(Locale.ROOT))
            .get("description")
            .asString();
    Matcher scope = Pattern.compile("^Needs the scope ([a-z]+)\\.").matcher(described);
    assertThat(scope.find()).as(described).isTrue();
    return scope.group(1);
  }

  /** With a field that no body has, so that whoever may do it does nothing. */
  private HttpResponse<String> ask(Route route, String token) throws Exception {
    String below =
        route
            .path()
            .substring(ApiRig.BASE.length())
            .replace("{id}", "1")
            .replace("{group}", "sendonce")
            .replace("{name}", "recover");
    return route.method().equals("GET")
        ? rig.get(token, below)
        : rig.post(token, below, "{\"nothing\":true}");
  }

  private void nothingWasChanged() {
    assertThat(rig.texts("SELECT status FROM send_queue")).containsExactly("uncertain");
    assertThat(rig.texts("SELECT count(*) FROM audit_log")).containsExactly("0");
    assertThat(rig.texts("SELECT count(*) FROM send_switch WHERE paused_at IS NOT NULL"))
        .containsExactly("0");
  }
}
