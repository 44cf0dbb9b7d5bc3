package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicatesCommandTest {

  private static final String TABLE = "legacy.linkedin_messages";

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @BeforeEach
  void theIncident() {
    rig.sql("CREATE SCHEMA legacy");
    rig.sql(
        "CREATE TABLE legacy.linkedin_messages (id bigint GENERATED ALWAYS AS IDENTITY, campaign_id bigint,"
            + " prospect_id text, name text, direction text, content text, sent_at timestamptz)");
    sent("person-1", 0, 5, 12);
    sent("person-2", 60, 70);
    sent("person-3", 120, 129, 137);
    sent("person-4", 180, 189);
    sent("person-5", 240);
    rig.sql(
        "INSERT INTO legacy.linkedin_messages (prospect_id, direction, content, sent_at)"
            + " VALUES ('person-1', 'inbound', 'Hello person-1', now())");
  }

  @Test
  void theIncidentIsTold() {
    assertThat(rig.run("duplicates", "--table", TABLE))
        .isEqualTo(
            new Answer(
                1,
                """
                legacy.linkedin_messages: person=prospect_id,text=content,at=sent_at,id=id,campaign=campaign_id,direction=direction,name=name
                12 rows = 11 looked at + 1 not sent by us + 0 without person, text or time

                Got the same message more than once
                  person-1  campaign 7  3 copies  in 12 s  TIME  +5s +12s  1 2 3
                  person-2  campaign 7  2 copies  in 10 s  TIME  +10s      4 5
                  person-3  campaign 7  3 copies  in 17 s  TIME  +9s +17s  6 7 8
                  person-4  campaign 7  2 copies  in 9 s   TIME  +9s       9 10

                4 people got 6 messages too many.
                """,
                ""));
    assertThat(rig.run("duplicates", "--table", TABLE, "--within", "6s").out())
        .contains("person-1  campaign 7  2 copies  in 5 s")
        .endsWith("1 person got 1 message too many.\n");
    assertThat(rig.run("duplicates", "--table", TABLE, "--since", "2026-01-01T00:00:00Z"))
        .extracting(Answer::code)
        .isEqualTo(0);
  }

  @Test
  void textsAndNamesAreShownOnlyWhenAskedFor() {
    String all = rig.run("duplicates", "--table", TABLE).out() + csv() + json();
    assertThat(all).doesNotContain("Hello").doesNotContain("Name of");
    assertThat(csv("--show-text")).contains(",Hello person-1\n").doesNotContain("Name of");
    assertThat(rig.run("duplicates", "--table", TABLE, "--show-names").out())
        .contains("person-1  Name of person-1  campaign 7");
    rig.sql("UPDATE legacy.linkedin_messages SET content = repeat('long ', 50)");
    assertThat(json("--show-text")).contains("long long ...\"");
  }

  @Test
  void csvHasARowForEachCopy() {
    Answer answer = rig.run("duplicates", "--table", TABLE, "--format", "csv");
    assertThat(answer.out().lines())
        .hasSize(11)
        .startsWith(
            "person,account,campaign,source,copy,copies,at,seconds_after_first,message_id",
            "person-1,,7,table,1,3,TIME,0,1",
            "person-1,,7,table,2,3,TIME,5,2");
    assertThat(answer.err()).isEqualTo("4 people got 6 messages too many.\n");
    assertThat(answer.code()).isEqualTo(1);
  }

  @Test
  void noCellIsAFormula() {
    rig.sql("DELETE FROM legacy.linkedin_messages");
    for (String text : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a=1"}) {
      for (int i = 0; i < 2; i++) {
        rig.sql(
            "INSERT INTO legacy.linkedin_messages (prospect_id, name, direction, content, sent_at)"
                + " VALUES (?, ?, 'out', ?, '2025-12-04T09:00:00Z')",
            text,
            text,
            "x" + text);
      }
    }
    rig.sql("UPDATE legacy.linkedin_messages SET content = substr(content, 2)");
    String csv = csv("--show-text", "--show-names");
    assertThat(csv.lines()).hasSizeGreaterThan(14);
    assertThat(csv)
        .contains("'=1+1,'=1+1,", "'+1,'+1,", "'-1,'-1,", "'@SUM(A1),'@SUM(A1),", "'\t=1", "'\r=1")
        .contains("a=1,a=1,")
        .doesNotContainPattern("(^|[,\n\"])[=+@\t\r-]");
  }

  @Test
  void programsGetJson() {
    assertThat(json())
        .contains("\"people\" : 4", "\"extra\" : 6", "\"person\" : \"person-3\"")
        .contains("\"span\" : \"PT17S\"", "\"at\" : \"TIME\"");
  }

  @Test
  void whatWouldDisturbATerminalIsNotPrinted() {
    rig.sql("UPDATE legacy.linkedin_messages SET prospect_id = E'\\x1b[2Jx' || prospect_id");
    assertThat(rig.run("duplicates", "--table", TABLE).out())
        .contains(" [2Jxperson-1")
        .doesNotContain("\u001b");
  }

  @Test
  void ourOwnRecordsAreLookedAtWithoutATable() {
    assertThat(rig.run("duplicates"))
        .isEqualTo(new Answer(0, "Nobody got the same message more than once.\n", ""));
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('a1')");
    rig.sql(
        "INSERT INTO provider_echoes (account_id, message_id, recipient_ids, text, sent_at)"
            + " SELECT 1, 'm' || s, '{person-1}', 'Hello', '2025-12-04T09:00:00Z'::timestamptz + s * interval '1 s'"
            + " FROM unnest(ARRAY[0, 5, 12]) AS s");
    assertThat(rig.run("duplicates"))
        .isEqualTo(
            new Answer(
                1,
                """

                Got the same message more than once
                  person-1  account 1  3 copies  in 12 s  TIME  +5s +12s  m0 m5 m12  webhook

                1 person got 2 messages too many.
                """,
                ""));
    assertThat(rig.run("duplicates", "--account", "2").code()).isZero();
  }

  /** The rig's provider is nobody: what it does not answer is not taken for "none". */
  @Test
  void whatTheProviderDoesNotShowIsDontKnow() {
    assertThat(rig.run("duplicates", "--read-back"))
        .isEqualTo(
            new Answer(
                0,
                """
                0 conversations = 0 asked for + 0 left; 0 of them could be read

                Nobody got the same message more than once.
                """,
                ""));
    rig.write(
        "sendonce.properties",
        rig.settings().replaceAll("unipile.dsn = .*", "unipile.dsn = localhost:1"));
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'person-1'), (1, 'person-2')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('a1')");
    rig.sql(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, attempted_at, sent_at)"
            + " SELECT i, i, 1, 1, i, 1, 'sent', now(), now() FROM generate_series(1, 2) AS i");
    Answer answer = rig.run("duplicates", "--read-back", "--limit", "1");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .startsWith(
            "2 conversations = 1 asked for + 1 left; 0 of them could be read\ndon't know of 1: ")
        .endsWith(
            """
            don't know of 1: not asked for, see --limit

            None was found, and that there is none cannot be said.
            """);
  }

  @Test
  void anotherDatabaseIsReadWithoutAConfiguration() {
    String url = rig.jdbcUrl();
    rig.write("sendonce.properties", "");
    Answer answer = rig.run("duplicates", "--table", TABLE, "--url", url);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).endsWith("4 people got 6 messages too many.\n");
    rig.environment("PGUSER", url.replaceAll(".*user=([^&]*).*", "$1"));
    rig.environment(
        "PGPASSWORD",
        url.contains("password=") ? url.replaceAll(".*password=([^&]*).*", "$1") : "");
    assertThat(
            rig.run("duplicates", "--table", TABLE, "--url", url.substring(0, url.indexOf('?')))
                .code())
        .isEqualTo(1);
  }

  @Test
  void aPasswordInAUrlIsNeverShown() {
    for (String url :
        new String[] {
          "jdbc:postgresql://localhost:1/old?user=u&password=hush-hush",
          "jdbc:postgresql://u:hush-hush@localhost:1/old",
          "jdbc:postgresql://localhost:1:2/old?password=hush-hush",
          "postgresql://u:hush-hush@localhost/old"
        }) {
      Answer answer = rig.run("duplicates", "--table", TABLE, "--url", url);
      assertThat(answer.code()).as(url).isIn(2, 3);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err()).isNotEmpty().doesNotContain("hush-hush");
    }
    assertThat(
            rig.run(
                    "duplicates",
                    "--table",
                    TABLE,
                    "--url",
                    "jdbc:postgresql://localhost:1/old?password=x")
                .err())
        .startsWith(
            "sendonce: the database cannot be reached: jdbc:postgresql://localhost:1/old: ");
  }

  @Test
  void wrongColumnsEndWithTwo() {
    Answer answer = rig.run("duplicates", "--table", TABLE, "--columns", "text=words,person=who");
    assertThat(answer)
        .isEqualTo(
            new Answer(
                2,
                "",
                """
                sendonce: legacy.linkedin_messages cannot be read as messages:
                  person=who: there is no such column
                  text=words: there is no such column
                  columns that are there: id, campaign_id, prospect_id, name, direction, content, sent_at
                """));
    assertThat(rig.run("duplicates", "--columns", "text=a").code()).isEqualTo(2);
    assertThat(rig.run("duplicates", "--table", TABLE, "--columns", "text").code()).isEqualTo(2);
    assertThat(rig.run("duplicates", "--table", TABLE, "--account", "1").code()).isEqualTo(2);
    assertThat(rig.run("duplicates", "--campaign", "x").code()).isEqualTo(2);
    assertThat(rig.run("duplicates", "--within", "soon").code()).isEqualTo(2);
  }

  @Test
  void aCleanUpTellsFirstAndDoesItWhenItIsToldTo() {
    Answer told = rig.run("duplicates", "clean-up", "--table", TABLE);
    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains(
            "\nTo move\n  id 2   person person-1  campaign 7  copy 2 of 3, 5 s after the first, which is kept: id 1\n")
        .endsWith(
            """

            12 rows before = 6 kept + 6 to move to legacy.linkedin_messages_duplicates
            unique key, to add: (coalesce("campaign_id"::text, ''), "prospect_id", md5(normalize(btrim(replace(replace("content"::text, E'\\r\\n', E'\\n'), E'\\r', E'\\n'), E' \\t\\n\\u00a0'), NFC))) where "direction" IN ('outbound')
            Nothing was changed: this was a dry run. Add --apply to do it.
            """);
    assertThat(rig.number("SELECT count(*) FROM legacy.linkedin_messages")).isEqualTo(12);
    Answer done = rig.run("duplicates", "clean-up", "--table", TABLE, "--apply");
    assertThat(done.code()).isZero();
    assertThat(done.out())
        .contains("12 rows before = 6 kept + 6 moved to legacy.linkedin_messages_duplicates\n")
        .endsWith("Done, in one transaction.\n");
    assertThat(rig.number("SELECT count(*) FROM legacy.linkedin_messages")).isEqualTo(6);
    assertThat(rig.number("SELECT count(*) FROM legacy.linkedin_messages_duplicates")).isEqualTo(6);
    assertThat(rig.run("duplicates", "--table", TABLE).code()).isZero();
    assertThat(rig.run("duplicates", "clean-up", "--table", TABLE, "--apply").out())
        .endsWith("There is nothing to do.\n");
  }

  @Test
  void rowsInTheKeysWayEndWithOne() {
    sent("person-4", 7200);
    Answer answer = rig.run("duplicates", "clean-up", "--table", TABLE, "--apply");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains(
            "Would stay, and the key would refuse them\n  2 rows  person person-4  ids 9, 13\n")
        .endsWith(
            "Nothing was changed: move or merge those rows, or choose another --within or --key.\n");
    assertThat(rig.number("SELECT count(*) FROM legacy.linkedin_messages")).isEqualTo(13);
    assertThat(rig.run("duplicates", "clean-up").code()).isEqualTo(2);
    assertThat(rig.run("duplicates", "clean-up", "--table", TABLE, "--apply", "--dry-run").code())
        .isEqualTo(2);
  }

  private String csv(String... more) {
    return told("csv", more);
  }

  private String json(String... more) {
    return told("json", more);
  }

  private String told(String format, String... more) {
    String[] arguments = {"duplicates", "--table", TABLE, "--format", format};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return rig.run(all).out();
  }

  private void sent(String person, int... seconds) {
    for (int second : seconds) {
      rig.sql(
          "INSERT INTO legacy.linkedin_messages (campaign_id, prospect_id, name, direction, content, sent_at)"
              + " VALUES (7, ?, 'Name of ' || ?, 'outbound', 'Hello ' || ?, '2025-12-04T09:00:00Z'::timestamptz + ? * interval '1 s')",
          person,
          person,
          person,
          second);
    }
  }
}
