package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done to many messages is shown, confirmed, carried out and kept. */
class ConsoleBulkTest {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

  @RegisterExtension final ConsoleRig rig = ConsoleRig.under("/console");

  @Test
  void whatTheFilterFindsIsShownConfirmedAndCancelled() throws Exception {
    many(130);
    ConsoleRig.Visit otto = rig.as("otto");
    String preview =
        otto.get("/bulk/preview?which=found&action=cancel&campaign=1&reason=account_paused").body();
    assertThat(preview).contains("None of them is pending");
    String asked = "/bulk/preview?which=found&action=cancel&campaign=1";
    preview = otto.get(asked).body();
    assertThat(preview)
        .contains(
            "Cancel: 130 messages",
            "Chosen: campaign 1.",
            "They will not be sent",
            "10 of them",
            "type how many messages");
    assertThat(rig.texts("SELECT status FROM send_queue WHERE status <> 'pending'")).isEmpty();

    Map<String, String> form = form(preview);
    form.put("reason", "wrong text");
    HttpResponse<String> untyped = otto.post("/bulk", form);
    assertThat(untyped.statusCode()).isEqualTo(400);
    assertThat(untyped.body()).contains("type how many messages it is about: 130, not nothing.");
    form.put("typed", "130");
    HttpResponse<String> begun = otto.post("/bulk", form);
    assertThat(begun.headers().firstValue("Location")).contains("/console/bulk/1");
    assertThat(otto.post("/bulk", form).headers().firstValue("Location"))
        .as("the same form again")
        .contains("/console/bulk/1");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> otto.get("/bulk/1").body().contains("Done. Of 130 messages 130 done"));
    assertThat(rig.texts("SELECT DISTINCT status || ': ' || status_reason FROM send_queue"))
        .containsExactly("cancelled: wrong text");
    assertThat(
            rig.texts(
                "SELECT concat_ws('|', actor, via, address, action, subject, outcome) FROM audit_log WHERE action LIKE 'bulk%' ORDER BY id"))
        .containsExactly(
            "otto|console|127.0.0.1|bulk cancel|bulk action 1|done",
            "otto|console|127.0.0.1|bulk cancel ended|bulk action 1|done");
    assertThat(otto.get("/bulk").body()).contains("wrong text", "130 messages: campaign 1");
    assertThat(otto.get("/audit?subject=bulk%20action%201").body()).contains("130 done");
    assertThat(otto.post("/bulk/1/stop", Map.of("reason", "late")).statusCode()).isEqualTo(409);
  }

  @Test
  void onlyAnOperatorDoesItWithTheFormAndWhatWasTickedIsMoved() throws Exception {
    many(3);
    ConsoleRig.Visit vera = rig.as("vera");
    ConsoleRig.Visit otto = rig.as("otto");
    String asked = "/bulk/preview?which=ticked&tick=1&tick=3&action=later&by=2&unit=days";
    assertThat(vera.get("/queue").body()).doesNotContain("type=\"checkbox\"", "/bulk/preview");
    assertThat(vera.get(asked).statusCode()).isEqualTo(403);
    Map<String, String> form = form(otto.get(asked).body());
    form.put("reason", "holiday");
    assertThat(vera.post("/bulk", form).statusCode()).isEqualTo(403);
    assertThat(vera.post("/bulk/1/stop", form).statusCode()).isEqualTo(403);
    assertThat(vera.post("/bulk/1/go-on", form).statusCode()).isEqualTo(403);
    assertThat(otto.postRaw("/bulk", ConsoleRig.form(form), "same-origin").statusCode())
        .as("without the form's token")
        .isEqualTo(403);
    assertThat(rig.texts("SELECT id FROM bulk_actions")).isEmpty();
    assertThat(otto.post("/bulk", form).statusCode()).isEqualTo(303);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> vera.get("/bulk/1").body().contains("Done. Of 2 messages 2 done"));
    assertThat(rig.texts("SELECT id FROM send_queue WHERE scheduled_for > now() + interval '47 h'"))
        .containsExactly("1", "3");
    assertThat(otto.get("/messages/3").body()).contains("moved from", "holiday", "by otto");
  }

  @Test
  void whatWasCutOffGoesOnWhenAPersonSaysSo() throws Exception {
    many(3);
    ConsoleRig.Visit otto = rig.as("otto");
    rig.sql(
        """
        INSERT INTO bulk_actions (form_id, action, chosen, messages, actor, via, reason, advanced_at)
        VALUES (gen_random_uuid(), 'cancel', 'campaign 1', 3, 'ada', 'console', 'wrong text', now() - interval '1 h')
        """);
    rig.sql("INSERT INTO bulk_action_messages (bulk_id, queue_id) SELECT 1, id FROM send_queue");
    assertThat(otto.get("/bulk/1").body()).contains("Cut off: nobody has carried it on", "Go on");
    assertThat(otto.post("/bulk/1/go-on", Map.of("reason", "still wanted")).statusCode())
        .isEqualTo(303);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> otto.get("/bulk/1").body().contains("Done. Of 3 messages 3 done"));
    assertThat(otto.post("/bulk/1/go-on", Map.of("reason", "again")).statusCode()).isEqualTo(409);
    assertThat(otto.get("/bulk/7").statusCode()).isEqualTo(404);
    assertThat(otto.post("/bulk/7/stop", Map.of("reason", "why")).statusCode()).isEqualTo(404);
  }

  @Test
  void wrongInputIsNamed() throws Exception {
    many(1);
    ConsoleRig.Visit otto = rig.as("otto");
    wrong(otto.get("/bulk/preview?which=found"), "The action must be one of cancel, later,");
    wrong(
        otto.get("/bulk/preview?which=found&action=later"),
        "say by how much: by must not be empty");
    wrong(
        otto.get("/bulk/preview?which=found&action=later&by=2&unit=weeks"),
        "unit must be one of minutes, hours, days.");
    wrong(
        otto.get("/bulk/preview?which=found&action=later&by=400&unit=days"),
        "by must be at most 365 days, not 400 days.");
    wrong(otto.get("/bulk/preview?which=ticked&action=cancel"), "No message is ticked");
    wrong(
        otto.get("/bulk/preview?which=ticked&tick=x&action=cancel"),
        "tick must be a positive number, not x.");
    wrong(otto.get("/queue?status=sent&reason=retry"), "reason goes with the status pending only");
    wrong(otto.get("/queue?reason=lost"), "reason must be one of none, expired,");
    Map<String, String> form =
        form(otto.get("/bulk/preview?which=found&action=cancel&campaign=1").body());
    wrong(otto.post("/bulk", form), "The reason must not be empty");
    form.put("reason", "why");
    form.put("now", "yesterday");
    wrong(otto.post("/bulk", form), "now must be the moment of the page");
    form.put("form_id", "x");
    wrong(otto.post("/bulk", form), "form_id must be the one of the page");
    assertThat(rig.texts("SELECT id FROM bulk_actions")).isEmpty();
  }

  private static void wrong(HttpResponse<String> reply, String sentence) {
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains(sentence);
  }

  private void many(int howMany) {
    rig.oneMessage("person-1", "Hello");
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) SELECT 1, 'p-' || i FROM generate_series(2, ?) i",
        howMany);
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) SELECT 1, p.id, 1, 1, 'Hi' FROM campaign_prospects p WHERE p.id > 1 ORDER BY p.id");
  }

  /** The hidden fields of the form that confirms. */
  private static Map<String, String> form(String page) {
    Map<String, String> form = new HashMap<>();
    Matcher field = HIDDEN.matcher(page.substring(page.indexOf("confirm-heading")));
    while (field.find()) {
      form.put(field.group(1), field.group(2));
    }
    form.remove("form_token");
    return form;
  }
}
