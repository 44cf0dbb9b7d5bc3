package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.provider.MessageKind;
import io.sendonce.jobs.provider.OutboundMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Duplicates in another program's table, and at the provider. */
class DuplicatePagesTest {

  private static final String TABLE = "/duplicates/table?days=3650&table=legacy.msgs";

  @RegisterExtension final ConsoleRig rig = ConsoleRig.under("/console");

  @BeforeEach
  void anotherProgramsTable() {
    rig.sql("CREATE SCHEMA legacy");
    rig.sql(
        "CREATE TABLE legacy.msgs (id int, who text, body text, direction text, sent_at timestamptz)");
    rig.sql(
        "INSERT INTO legacy.msgs SELECT n, '=person', '<b>Hello</b>', 'out', now() - n * interval '5 s' FROM generate_series(1, 3) AS n");
  }

  @Test
  void aTableIsSearchedAndHandedOutAsFiles() throws Exception {
    ConsoleRig.Visit otto = rig.as("otto");
    assertThat(otto.get(TABLE).statusCode()).isEqualTo(400);
    assertThat(otto.get(TABLE).body())
        .contains("a column for person is missing", "columns that are there: id, who, body");
    String right = TABLE.replace("?", "?columns=person%3Dwho,text%3Dbody&");
    assertThat(otto.get(right).body())
        .contains("1 person got 2 messages too many.", "3 rows = 3 looked at", "10 s")
        .contains("/console/duplicates/table/csv?columns=person%3Dwho,text%3Dbody&amp;days")
        .doesNotContain("Hello");
    HttpResponse<String> csv = otto.get(right.replace("?", "/csv?"));
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"duplicates.csv\"");
    assertThat(csv.body()).startsWith("person,account").contains("'=person,").hasLineCount(4);
    assertThat(otto.get(right.replace("?", "/json?")).body()).contains("\"extra\" : 2");
    assertThat(otto.get("/duplicates/table?table=legacy.none").body())
        .contains("there is no table legacy.none here");
    assertThat(otto.get("/duplicates/table?table=a%20b").statusCode()).isEqualTo(400);
    assertThat(otto.get(right + "&campaign=7").body()).contains("has no column for campaign");
    assertThat(otto.get(TABLE + "&columns=person").body()).contains("columns must be like");
    assertThat(otto.get("/duplicates/table/csv").statusCode()).isEqualTo(400);
  }

  @Test
  void whatWouldWriteIsRefusedByTheDatabase() throws Exception {
    rig.sql("CREATE TABLE legacy.touched (at timestamptz)");
    rig.sql(
        "CREATE FUNCTION legacy.touch() RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO legacy.touched VALUES (now()); RETURN 'x'; END $$");
    rig.sql(
        "CREATE VIEW legacy.trap AS SELECT id, legacy.touch() || who AS person, body AS text, sent_at FROM legacy.msgs");
    String trap = "/duplicates/table?table=legacy.trap";
    assertThat(rig.as("otto").get(trap).body())
        .contains("legacy.trap cannot be read: cannot execute INSERT in a read-only transaction");
    assertThat(rig.as("otto").get(trap.replace("?", "/csv?")).statusCode()).isEqualTo(400);
    assertThat(rig.texts("SELECT 1 FROM legacy.touched")).isEmpty();
  }

  @Test
  void onlyAnOperatorReadsTablesAndAsksTheProvider() throws Exception {
    ConsoleRig.Visit vera = rig.as("vera");
    for (String path : new String[] {TABLE, TABLE.replace("?", "/csv?")}) {
      assertThat(vera.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(vera.get("/duplicates").body()).doesNotContain("/duplicates/table");
    assertThat(vera.get("/duplicates/provider").body()).doesNotContain("Ask the provider");
    String token = "form_token=" + rig.as("otto").formToken();
    for (String path : new String[] {"/duplicates/provider", "/duplicates/provider/stop"}) {
      assertThat(vera.postRaw(path, token, "same-origin").statusCode()).as(path).isEqualTo(403);
      assertThat(rig.as("otto").postRaw(path, "", "same-origin").statusCode()).isEqualTo(403);
    }
    assertThat(rig.texts("SELECT action FROM audit_log WHERE action = 'find duplicates'"))
        .isEmpty();
  }

  @Test
  void whatTheProviderShowsIsReadWhileNobodyWaits() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    rig.sql(
        "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason) VALUES (1, 1, 'person', 'delivered', 'ada', 'seen')");
    rig.sql("UPDATE linkedin_messages SET status = 'sent', sent_at = now()");
    for (int copy = 0; copy < 3; copy++) {
      rig.provider()
          .send(
              new OutboundMessage(
                  MessageKind.DIRECT_MESSAGE, "account-1", "person-1", null, "Hello"),
              () -> Duration.ofSeconds(10));
    }
    ConsoleRig.Visit otto = rig.as("otto");
    assertThat(otto.get("/duplicates/provider/json").statusCode()).isEqualTo(400);
    assertThat(otto.post("/duplicates/provider", Map.of("conversations", "501")).body())
        .contains("conversations must be at most 500");
    assertThat(otto.post("/duplicates/provider", Map.of("conversations", "5")).statusCode())
        .isEqualTo(303);
    await()
        .untilAsserted(
            () ->
                assertThat(rig.as("vera").get("/duplicates/provider").body())
                    .contains("1 person got 2 messages too many.")
                    .contains("1 conversations = 1 asked for + 0 left; 1 of them could be read")
                    .contains("Asked for by otto"));
    assertThat(otto.get("/duplicates/provider/csv").body()).hasLineCount(4);
    assertThat(
            rig.texts(
                "SELECT actor || ': ' || subject || ': ' || after FROM audit_log WHERE action = 'find duplicates'"))
        .containsExactly("otto: conversations at the provider: at most 5 are read");
    assertThat(otto.post("/duplicates/provider/stop", Map.of()).statusCode()).isEqualTo(303);
  }
}
