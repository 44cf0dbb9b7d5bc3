package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.simulator.provider.AccountStatus;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pages say, and what their forms do. */
class ConsolePagesTest {

  private static final String NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>";

  @RegisterExtension final ConsoleRig rig = ConsoleRig.under("/ops/sendonce");

  @Test
  void anEmptyConsoleSaysWhatToDo() throws Exception {
    ConsoleRig.Visit vera = rig.as("vera");
    assertThat(vera.get("/").body()).contains("No node is alive.", "sendonce enqueue");
    assertThat(vera.get("/queue").body()).contains("No message is like that.");
    assertThat(vera.get("/uncertain").body()).contains("No message is in doubt");
    assertThat(vera.get("/accounts").body()).contains("There is no account.");
    assertThat(vera.get("/campaigns").body()).contains("There is no campaign.");
    assertThat(vera.get("/cluster").body()).contains("No node is checked in.");
    assertThat(vera.get("/messages/7").statusCode()).isEqualTo(404);
    assertThat(vera.get("/campaigns/7").body()).contains("There is no campaign 7");
  }

  @Test
  void aCampaignsPlanStandsBesideWhatBecameOfIt() throws Exception {
    rig.oneMessage("person-1", "Hello");
    assertThat(rig.as("vera").get("/campaigns").body()).contains("/ops/sendonce/campaigns/1\"");
    assertThat(rig.as("vera").get("/campaigns/1").body())
        .contains("Of 1 planned up to now 0 were sent; behind the plan: 1.", "data-points=\"");
  }

  @Test
  void everyLinkStaysBelowThePath() throws Exception {
    rig.oneMessage("person-1", "Hello");
    for (String page : List.of("/", "/queue", "/messages/1", "/accounts", "/campaigns", "/stop")) {
      assertThat(rig.as("ada").get(page).body().split("(?:href|action|src|sse-connect)=\"", -1))
          .as(page)
          .hasSizeGreaterThan(10)
          .satisfies(
              parts -> {
                for (int i = 1; i < parts.length; i++) {
                  assertThat(parts[i]).matches("(?s)(/ops/sendonce/|#|data:).*");
                }
              });
    }
  }

  @Test
  void whatPeopleTypedIsShownAsText() throws Exception {
    rig.oneMessage("person<img>", NASTY);
    rig.sql("UPDATE linkedin_accounts SET name = ?, pause_reason = NULL", NASTY);
    rig.sql("UPDATE campaigns SET name = ?, status_reason = ?", NASTY, NASTY);
    ConsoleRig.Visit otto = rig.as("otto");
    otto.post("/pause", Map.of("scope", "account", "id", "1", "reason", NASTY));
    for (String page :
        List.of(
            "/",
            "/queue",
            "/messages/1",
            "/campaigns/1",
            "/accounts",
            "/campaigns",
            "/audit",
            "/stop?scope=account&id=1")) {
      assertThat(otto.get(page).body()).as(page).doesNotContain("<script>alert", "<img");
    }
    assertThat(otto.get("/messages/1").body()).contains("&lt;script&gt;alert(1)");
    assertThat(otto.get("/queue?person=" + "%3Cscript%3E").body()).doesNotContain("<script>\"");
  }

  @Test
  void wrongInputIsNamed() throws Exception {
    ConsoleRig.Visit otto = rig.as("otto");
    wrong(otto.get("/queue?status=lost"), "status must be one of pending, processing");
    wrong(otto.get("/queue?account=-1"), "account must be a positive number, not -1.");
    wrong(otto.get("/queue?last=1%20OR%201=1"), "last must be a positive number");
    wrong(otto.get("/messages/abc"), "must be a positive number, not abc.");
    wrong(
        otto.post("/pause", Map.of("scope", "all", "reason", "x")),
        "The scope must be one of everything, account, campaign.");
    wrong(
        otto.post("/pause", Map.of("scope", "everything", "reason", " ")),
        "The reason must not be empty");
    wrong(
        otto.post("/pause", Map.of("scope", "everything", "reason", "x", "hours", "9999")),
        "hours must be at most 8760 hours, not 9999.");
    assertThat(
            otto.post("/pause", Map.of("scope", "account", "id", "9", "reason", "x")).statusCode())
        .isEqualTo(404);
    assertThat(otto.get("/queue?person=" + "x%27%20OR%20%271%27=%271").body())
        .contains("No message is like that.");
  }

  @Test
  void aPauseIsProvedResumedAndKept() throws Exception {
    rig.oneMessage("person-1", "Hello");
    ConsoleRig.Visit otto = rig.as("otto");
    HttpResponse<String> paused =
        otto.post("/pause", Map.of("scope", "everything", "reason", "wrong text"));
    assertThat(paused.headers().firstValue("Location"))
        .contains("/ops/sendonce/stop?scope=everything");
    assertThat(otto.get("/stop").body())
        .contains(
            "paused until a person resumes it: wrong text (otto)", "Nothing of it is in flight");
    assertThat(otto.get("/").body()).contains("Held: everything is paused");
    assertThat(otto.get("/queue").body())
        .contains("waits because everything is paused with no end in sight: wrong text (otto)");
    otto.post("/resume", Map.of("scope", "everything", "reason", "text is right"));
    assertThat(
            rig.texts(
                "SELECT concat_ws('|', actor, via, address, action, subject, reason, outcome, before, after) FROM audit_log WHERE action IN ('pause', 'resume') ORDER BY id"))
        .containsExactly(
            "otto|console|127.0.0.1|pause|everything|wrong text|done|active|paused until a person resumes it: wrong text (otto)",
            "otto|console|127.0.0.1|resume|everything|text is right|done|paused until a person resumes it: wrong text (otto)|active");
    assertThat(otto.get("/audit?actor=otto&subject=everything").body())
        .contains("wrong text", "text is right")
        .doesNotContain("sign in");
  }

  @Test
  void aDoubtIsDecidedOnceWithEvidence() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    ConsoleRig.Visit otto = rig.as("otto");
    assertThat(otto.get("/uncertain").body()).contains("1 in doubt", "not looked for yet");
    assertThat(
            otto.post("/messages/1/decide", Map.of("decision", "not_sent", "reason", "not there"))
                .body())
        .contains("There is no evidence yet that message 1 was not sent");
    assertThat(
            otto.post(
                    "/messages/1/decide",
                    Map.of("decision", "sent", "message_id", "m-1", "reason", "in the chat"))
                .statusCode())
        .isEqualTo(303);
    assertThat(otto.get("/messages/1").body())
        .contains("message m-1", "in the chat", "uncertain → <strong>sent</strong>, by otto");
    HttpResponse<String> again =
        otto.post("/messages/1/decide", Map.of("decision", "give_up", "reason", "late"));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("it is sent now");
    assertThat(
            rig.texts(
                "SELECT action || ' ' || outcome FROM audit_log WHERE subject = 'message 1' ORDER BY id"))
        .containsExactly("say not sent refused", "say sent done", "give up refused");
  }

  @Test
  void aMessagesProofIsTextForThoseWhoMayLook() throws Exception {
    rig.oneMessage("person-1", "<b>Hello</b>");
    rig.doubt();
    HttpResponse<String> proof = rig.as("vera").get("/messages/1/proof");
    assertThat(proof.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(proof.body())
        .startsWith("Message 1 is uncertain since ")
        .contains("Attempts", "no answer", "processing -> uncertain", "Ledger", "<b>Hello</b>");
    assertThat(rig.as("vera").get("/messages/7/proof").statusCode()).isEqualTo(404);
    assertThat(rig.nobody().get("/messages/1/proof").statusCode()).isEqualTo(303);
    assertThat(rig.as("vera").get("/messages/1").body())
        .contains("href=\"/ops/sendonce/messages/1/proof\"");
  }

  @Test
  void theQueueIsPagedByKey() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) SELECT 1, 'p-' || i FROM generate_series(2, 120) i");
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) SELECT 1, p.id, 1, 1, 'Hi' FROM campaign_prospects p WHERE p.id > 1 ORDER BY p.id");
    ConsoleRig.Visit vera = rig.as("vera");
    String first = vera.get("/queue?campaign=1").body();
    assertThat(first)
        .contains("/messages/120\"", "/messages/71\"")
        .doesNotContain("/messages/70\"");
    String next = first.replaceFirst("(?s).*rel=\"next\" href=\"/ops/sendonce([^\"]+)\".*", "$1");
    assertThat(vera.get(next.replace("&amp;", "&")).body())
        .contains("/messages/70\"", "/messages/21\"", "waits for its turn: message 1 goes first")
        .doesNotContain("/messages/71\"");
  }

  private static void wrong(HttpResponse<String> reply, String sentence) {
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains(sentence);
  }

  @Test
  void aDoubtIsLookedAtNowAndOnlyADoubt() throws Exception {
    rig.oneMessage("person-1", "Hello");
    ConsoleRig.Visit otto = rig.as("otto");
    Map<String, String> why = Map.of("reason", "the account is back");
    assertThat(otto.post("/messages/1/look", why).statusCode()).isEqualTo(409);
    rig.doubt();
    assertThat(otto.post("/messages/1/look", why).statusCode()).isEqualTo(303);
    assertThat(rig.texts("SELECT look_at <= clock_timestamp() FROM send_queue"))
        .containsExactly("t");
    assertThat(rig.texts("SELECT outcome FROM audit_log WHERE action = 'look now' ORDER BY id"))
        .containsExactly("refused", "done");
  }

  @Test
  void peopleWhoGotAMessageTwiceAreFoundAndOnlyWhenAsked() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.sql(
        "INSERT INTO provider_echoes (account_id, message_id, chat_id, recipient_ids, text, sent_at)"
            + " SELECT 1, 'message-' || n, 'chat-1', ARRAY['person-1'], 'hello', now() - n * interval '5 s'"
            + " FROM generate_series(1, 3) AS n");
    ConsoleRig.Visit vera = rig.as("vera");
    assertThat(vera.get("/duplicates").body()).contains("Find duplicates").doesNotContain("chat-1");
    assertThat(vera.get("/duplicates?find=yes").body())
        .contains("1 person got 2 messages too many.", "message-3", "10 s");
    assertThat(vera.get("/duplicates?find=yes&days=4000").body())
        .contains("days must be at most 3650");
  }

  @Test
  void anAlertIsAcknowledgedOnceAndSilenced() throws Exception {
    rig.sql(
        "INSERT INTO alerts (condition, subject, severity, detail, opened_at, last_seen_at)"
            + " VALUES ('uncertain', 'account 1', 'warning', '<b>message 1</b>', clock_timestamp(), clock_timestamp())");
    ConsoleRig.Visit otto = rig.as("otto");
    assertThat(otto.get("/alerts").body())
        .contains("1 alert is open", "&lt;b&gt;message 1", "Nobody has watched yet.");
    assertThat(otto.post("/alerts/1/acknowledge", Map.of()).statusCode()).isEqualTo(303);
    assertThat(otto.post("/alerts/1/acknowledge", Map.of()).statusCode()).isEqualTo(409);
    assertThat(otto.post("/alerts/1/silence", Map.of("hours", "2")).statusCode()).isEqualTo(303);
    assertThat(otto.post("/alerts/1/silence", Map.of("hours", "")).body())
        .contains("hours must be a positive number");
    assertThat(otto.post("/alerts/7/silence", Map.of("hours", "2")).statusCode()).isEqualTo(404);
    assertThat(rig.as("vera").get("/alerts").body())
        .contains("seen by otto", "silenced until")
        .doesNotContain("/acknowledge");
    assertThat(rig.texts("SELECT outcome FROM audit_log WHERE action = 'acknowledge' ORDER BY id"))
        .containsExactly("done", "refused");
  }

  @Test
  void whatTheProviderShowsStandsBesideOurRecord() throws Exception {
    rig.oneMessage("ACoAA-0123456789abcdefgh", NASTY);
    ConsoleRig.Visit otto = rig.as("otto");
    assertThat(otto.post("/messages/1/conversation", Map.of()).body())
        .contains("nothing was ever sent for it");
    rig.doubt();
    assertThat(otto.post("/messages/1/conversation", Map.of()).body())
        .contains("Nothing, since a day before the attempt.", "id=\"decide-heading\"");
    rig.simulator().plantReply("account-1", "ACoAA-0123456789abcdefgh", "<i>Who are you?</i>");
    rig.simulator().plantFromAccount("account-1", "ACoAA-0123456789abcdefgh", NASTY);
    assertThat(otto.post("/messages/1/conversation", Map.of()).body())
        .contains(
            "the same text, since the attempt", "the person wrote it", "&lt;i&gt;Who are you?")
        .doesNotContain(NASTY, "What is missing here proves nothing");
    rig.simulator().accounts().set("account-1", AccountStatus.CREDENTIALS);
    assertThat(otto.post("/messages/1/conversation", Map.of()).body())
        .contains("not connected (CREDENTIALS)", "What is missing here proves nothing");
    assertThat(rig.as("vera").post("/messages/1/conversation", Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(rig.texts("SELECT subject FROM audit_log WHERE action = 'read conversation'"))
        .containsExactly("message 1", "message 1", "message 1");
  }

  @Test
  void aDeployIsJudgedByWhatIsKnownSince() throws Exception {
    ConsoleRig.Visit otto = rig.as("otto");
    assertThat(otto.get("/deploys").body()).contains("No start is on record yet");
    assertThat(otto.post("/deploys", Map.of("since", "yesterday", "reason", "x")).body())
        .contains("since must be a date and a time in Europe/Paris, like 2026-12-01T09:00.");
    assertThat(otto.post("/deploys", Map.of("since", "2999-01-01T00:00", "reason", "x")).body())
        .contains("since must not be in the future");
    LocalDateTime recently =
        LocalDateTime.now(ZoneId.of("Europe/Paris"))
            .minusMinutes(30)
            .truncatedTo(ChronoUnit.MINUTES);
    Map<String, String> change =
        Map.of("since", recently.toString(), "reason", "<b>more</b> lanes");
    assertThat(rig.as("vera").post("/deploys", change).statusCode()).isEqualTo(403);
    assertThat(otto.post("/deploys", change).statusCode()).isEqualTo(303);
    ConsoleRig.Visit vera = rig.as("vera");
    assertThat(vera.get("/deploys").body())
        .contains("otto: &lt;b&gt;more&lt;/b&gt; lanes", "watched until")
        .doesNotContain("<form method=\"post\" action=\"/deploys\"");
    assertThat(vera.get("/deploys/1").body()).contains("Nothing was sent since");
    assertThat(vera.get("/deploys/7").statusCode()).isEqualTo(404);
    rig.sql(
        "INSERT INTO message_events (queue_id, happened_at, from_status, to_status, actor)"
            + " VALUES (1, clock_timestamp(), 'processing', 'sent', 'node-a')");
    assertThat(vera.get("/deploys/1").body()).contains("So far: 1 sent, nobody is known to have");
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    assertThat(vera.get("/deploys/1").body()).contains("1 in doubt.");
  }

  @Test
  void aVerdictThatWasKeptIsShownAsItWasWorded() throws Exception {
    rig.sql(
        """
        INSERT INTO deploy_watches (scheduler, version, since, until, begun_by, concluded_at, verdict, is_good,
          sent, failed, refused, doubts, open_doubts, stuck, people, extra)
        VALUES ('sendonce', '1.3', '2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', 'node node-a', '2026-03-02T10:00:20Z',
          'As it was <worded> then.', false, 7, 0, 3, 1, 1, 0, 2, 5)
        """);
    ConsoleRig.Visit vera = rig.as("vera");
    assertThat(vera.get("/deploys").body())
        .contains("version 1.3", "As it was &lt;worded&gt; then.", "<tr class=\"warn\">")
        .doesNotContain("watched until");
    assertThat(vera.get("/deploys/1").body())
        .contains(
            "<h1 class=\"bad\">As it was &lt;worded&gt; then.</h1>",
            "The verdict was kept at",
            "<dt>Sent</dt><dd>7</dd>",
            "Uncertain then");
  }
}
