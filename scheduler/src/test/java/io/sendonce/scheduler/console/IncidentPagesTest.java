package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a search to an incident, to an apology that is approved once, to a conclusion. */
class IncidentPagesTest {

  @RegisterExtension final ConsoleRig rig = ConsoleRig.atRoot();

  @Test
  void anIncidentIsOpenedLookedIntoExportedAndClosed() throws Exception {
    fourPeople();
    ConsoleRig.Visit vera = rig.as("vera");
    ConsoleRig.Visit otto = rig.as("otto");
    assertThat(vera.get("/incidents").body()).contains("No incident is open", "/duplicates");
    assertThat(vera.get("/duplicates?find=yes").body()).doesNotContain("Open an incident");
    assertThat(otto.get("/duplicates?find=yes").body()).contains("Open an incident of all");
    assertThat(otto.post("/duplicates/incident?find=yes", Map.of("title", " ")).body())
        .contains("The title must not be empty");
    assertThat(otto.post("/duplicates/incident?find=yes&days=4000", Map.of("title", "x")).body())
        .contains("days must be at most 3650");
    assertThat(open(otto).headers().firstValue("Location")).contains("/incidents/1");
    assertThat(open(otto).body()).contains("All of it belongs to incident 1.");
    assertThat(otto.post("/duplicates/incident?find=yes&account=2", Map.of("title", "x")).body())
        .contains("Nobody got the same message more than once in what was searched.");
    assertThat(vera.get("/").body())
        .contains("Incident 1 is open", "4 people got 6 extra messages");
    assertThat(vera.get("/incidents").body()).contains("1 incident is open", "&lt;b&gt;Monday");
    String page = vera.get("/incidents/1").body();
    assertThat(page)
        .contains(
            "4 people got 6 extra messages between ",
            "Bela Quist",
            "17 s",
            "m-person-3-17",
            "Somebody else sent it</strong>, 4 of 4",
            "Stop account 1",
            "2 ready: an admin approves; your role is viewer.")
        .doesNotContain("action=\"/incidents/1/apology\"", "Close the incident");
    HttpResponse<String> csv = vera.get("/incidents/1/copies.csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"incident-1.csv\"");
    assertThat(csv.body().lines())
        .hasSize(11)
        .anyMatch(line -> line.startsWith("person-2,Cora Lind,1,"));
    assertThat(csv.body()).contains("'=HYPERLINK");
    assertThat(vera.get("/incidents/1/copies.json").body()).contains("\"extra\" : 6");
    assertThat(vera.get("/incidents/1/file.txt").body())
        .startsWith("Incident 1: <b>Monday")
        .contains("Timeline, all times in UTC");
    assertThat(vera.get("/incidents/7").statusCode()).isEqualTo(404);
    otto.post("/incidents/1/note", Map.of("text", "the old script ran", "told", "yes"));
    assertThat(otto.post("/incidents/7/note", Map.of("text", "x")).statusCode()).isEqualTo(404);
    assertThat(otto.post("/incidents/1/close", Map.of("conclusion", "")).statusCode())
        .isEqualTo(400);
    otto.post("/incidents/1/close", Map.of("conclusion", "the old script is gone"));
    assertThat(otto.post("/incidents/1/close", Map.of("conclusion", "x")).statusCode())
        .isEqualTo(409);
    assertThat(vera.get("/incidents/1").body())
        .contains("otto, who was told: the old script ran", "the old script is gone");
    assertThat(vera.get("/incidents?all=yes").body()).contains("No incident is open", "closed ");
    assertThat(
            rig.texts(
                "SELECT action || ' ' || outcome FROM audit_log WHERE action !~ 'sign' ORDER BY id"))
        .containsExactly(
            "open incident done",
            "open incident refused",
            "open incident refused",
            "say who was told done",
            "note refused",
            "close incident done",
            "close incident refused");
  }

  @Test
  void anAdminApprovesExactlyWhatWasSeenAndOnce() throws Exception {
    fourPeople();
    ConsoleRig.Visit otto = rig.as("otto");
    ConsoleRig.Visit ada = rig.as("ada");
    open(otto);
    String seen = seen(ada);
    Map<String, String> wish =
        Map.of("account", "1", "person", "person-2", "wanted", "yes", "text", "Sorry,\r\nCora.");
    assertThat(otto.post("/incidents/1/apology", wish).statusCode()).isEqualTo(303);
    HttpResponse<String> byOtto =
        otto.post("/incidents/1/approve", Map.of("seen", seen, "reason", "sorry"));
    assertThat(byOtto.statusCode()).isEqualTo(403);
    assertThat(byOtto.body()).contains("needs the role admin");
    HttpResponse<String> late =
        ada.post("/incidents/1/approve", Map.of("seen", seen, "reason", "sorry"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("The drafts are not those that you saw");
    assertThat(rig.texts("SELECT id::text FROM send_queue")).isEmpty();
    assertThat(
            ada.post("/incidents/1/approve", Map.of("seen", seen(ada), "reason", "")).statusCode())
        .isEqualTo(400);
    Map<String, String> approval = Map.of("seen", seen(ada), "reason", "they got it twice");
    assertThat(ada.post("/incidents/1/approve", approval).statusCode()).isEqualTo(303);
    assertThat(ada.post("/incidents/1/approve", approval).statusCode()).isEqualTo(409);
    assertThat(rig.texts("SELECT message FROM send_queue ORDER BY message"))
        .hasSize(3)
        .startsWith(
            "Hello Bela Quist, a fault on our side sent you the same message 3 times. That should not have happened, and I am sorry. There is no need to answer.")
        .endsWith("Sorry,\nCora.");
    assertThat(rig.as("vera").get("/incidents/1").body())
        .contains(
            "Approved ", "because they got it twice", "<span class=\"status pending\">pending");
    assertThat(otto.post("/incidents/1/apology", wish).body())
        .contains("That apology cannot be changed");
  }

  @Test
  void wrongTextsAreNamed() throws Exception {
    fourPeople();
    ConsoleRig.Visit otto = rig.as("otto");
    open(otto);
    assertThat(otto.post("/incidents/1/apology-text", Map.of("text", "Hello {{first}}")).body())
        .contains("The text cannot be sent: {{first}} cannot be filled in");
    assertThat(otto.post("/incidents/1/apology-text", Map.of("text", "x".repeat(1501))).body())
        .contains("at most 1500 characters, not 1501");
    assertThat(
            otto.post("/incidents/1/apology-text", Map.of("text", "Sorry, {{name}}!")).statusCode())
        .isEqualTo(303);
    Map<String, String> wish = Map.of("account", "1", "person", "person-1");
    assertThat(otto.post("/incidents/1/apology", wish).body())
        .contains("Wanted must be one of rule, yes, no");
    assertThat(
            otto.post(
                    "/incidents/1/apology",
                    Map.of("account", "x", "person", "p", "wanted", "yes", "text", "{{name}}"))
                .body())
        .contains("{{name}} cannot be filled in");
    assertThat(otto.get("/incidents/1").body()).contains("Sorry, Bela Quist!", "{{name}}</code>");
  }

  private HttpResponse<String> open(ConsoleRig.Visit visit) throws Exception {
    return visit.post(
        "/duplicates/incident?find=yes&days=3&minutes=60", Map.of("title", "<b>Monday"));
  }

  private static String seen(ConsoleRig.Visit visit) throws Exception {
    Matcher seen =
        Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"")
            .matcher(visit.get("/incidents/1").body());
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  private void fourPeople() {
    fourPeople(rig);
  }

  /** Invented people, as the webhook told of them: four, with six messages too many. */
  static void fourPeople(ConsoleRig rig) {
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('account-1')");
    person(rig, "person-1", "Bela Quist", List.of(0, 5, 12));
    person(rig, "person-2", "Cora Lind", List.of(60, 70));
    person(rig, "person-3", "Dario Voss", List.of(120, 129, 137));
    person(rig, "person-4", "=HYPERLINK(1)", List.of(180, 189));
  }

  private static void person(ConsoleRig rig, String person, String name, List<Integer> seconds) {
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id, name) VALUES (1, ?, ?)",
        person,
        name);
    for (int i = 0; i < seconds.size(); i++) {
      int second = seconds.get(i);
      rig.sql(
          "INSERT INTO provider_echoes (account_id, message_id, chat_id, recipient_ids, text, sent_at)"
              + " VALUES (1, ?, ?, ARRAY[CAST(? AS text)], 'Hello', now() - interval '1 h' + ? * interval '1 s')",
          "m-" + person + "-" + (second - seconds.get(0)),
          "chat-" + person,
          person,
          second);
    }
  }
}
