package io.sendonce.jobs.incidents;

import static io.sendonce.jobs.incidents.LegacyMessages.HOUR;
import static io.sendonce.jobs.incidents.LegacyMessages.START;
import static io.sendonce.jobs.incidents.LegacyMessages.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.foreign.UnfitTableException;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The incident that this project exists for, in the table that it was found in. */
class LegacyTableTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final LegacyMessages legacy = new LegacyMessages(database);

  @BeforeEach
  void aTable() {
    legacy.create();
  }

  @AfterEach
  void noTable() {
    legacy.drop();
  }

  @Test
  void theIncidentIsFoundPersonByPerson() {
    legacy.incident();
    LegacyFindings findings = legacy.table().find(HOUR, null, null);
    assertThat(lines(findings.repeats()))
        .containsExactly(
            "person-1: 3 in PT12S",
            "person-2: 2 in PT10S",
            "person-3: 3 in PT17S",
            "person-4: 2 in PT9S");
    assertThat(Tally.of(findings.repeats()).sentence())
        .isEqualTo("4 people got 6 messages too many.");
    assertThat(findings.repeats().get(0).copies())
        .containsExactly(
            new Copy("mperson-1-0", START),
            new Copy("mperson-1-5", START.plusSeconds(5)),
            new Copy("mperson-1-12", START.plusSeconds(12)));
    assertThat(findings.counts()).isEqualTo(new LegacyFindings.Counts(11, 0, 0));
    assertThat(findings.meaning())
        .isEqualTo(
            "person=prospect_id,text=content,at=sent_at,id=message_id,campaign=campaign_id,direction=direction,name=prospect_name");
  }

  @Test
  void nearMissesDoNotCount() {
    legacy.row(7, "person-1", "outbound", "Hello", 0);
    legacy.row(7, "person-1", "outbound", "Hello", 3601);
    legacy.row(7, "person-1", "outbound", "Hello!", 5);
    legacy.row(7, "person-1", "outbound", "hello", 6);
    legacy.row(7, "person-2", "outbound", "Hello", 7);
    legacy.row(7, "person-1", "inbound", "Hello", 8);
    legacy.row(7, "person-1", "inbound", "Hello", 9);
    legacy.row(8, "person-1", "outbound", "Hello", 10);
    LegacyFindings findings = legacy.table().find(HOUR, null, null);
    assertThat(findings.repeats()).isEmpty();
    assertThat(Tally.of(findings.repeats()).sentence())
        .isEqualTo("Nobody got the same message more than once.");
    assertThat(findings.counts()).isEqualTo(new LegacyFindings.Counts(8, 2, 0));
    assertThat(lines(legacy.table().find(HOUR.plusSeconds(1), null, null).repeats()))
        .containsExactly("person-1: 2 in PT1H1S");
  }

  @Test
  void sinceAndCampaignNarrowTheLook() {
    legacy.incident();
    assertThat(lines(legacy.table().find(HOUR, START.plusSeconds(60), null).repeats())).hasSize(3);
    assertThat(legacy.table().find(HOUR, null, "8").repeats()).isEmpty();
    assertThat(legacy.table().find(HOUR, null, "7").repeats()).hasSize(4);
  }

  @Test
  void rowsWithoutPersonTextOrTimeAreCountedApart() {
    legacy.incident();
    database.run(
        "INSERT INTO legacy.linkedin_messages (prospect_id, direction, content, sent_at) VALUES"
            + " (NULL, 'outbound', 'Hello', now()), ('p', 'outbound', NULL, now()), ('p', 'outbound', ' ', now()),"
            + " ('p', 'outbound', 'Hello', NULL), ('p', 'outbound', 'Hello', 'infinity'), ('p', NULL, 'Hello', now())");
    LegacyFindings findings = legacy.table().find(HOUR, null, null);
    assertThat(findings.counts()).isEqualTo(new LegacyFindings.Counts(17, 1, 5));
    assertThat(findings.counts().usable()).isEqualTo(11);
    assertThat(findings.repeats()).hasSize(4);
  }

  /** Another database has no normal_text; what stands in for it must compare alike. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " Hello ",
        "Hello\r\n",
        "\tHello\u00a0",
        "Hel\rlo",
        "Hel\r\nlo",
        "Cafe\u0301",
        "Caf\u00e9",
        "hello",
        "Hello  you",
        "\u2003Hello",
        "\\r\\n",
        "'; --",
        "Hello\u00a0you"
      })
  void textsCompareAsOurOwnDo(String text) {
    legacy.row(7, "person-1", "outbound", text, 0);
    legacy.row(7, "person-1", "outbound", text, 1);
    assertThat(legacy.table().find(HOUR, null, null).repeats())
        .extracting(Repeat::text)
        .isEqualTo(database.strings("SELECT normal_text(?)", text));
  }

  @Test
  void surroundingWhiteSpaceAndLineEndsMakeNoOtherText() {
    legacy.row(7, "person-1", "outbound", "Hello\r\nyou ", 0);
    legacy.row(7, "person-1", "outbound", "\u00a0Hello\nyou", 9);
    assertThat(legacy.found()).containsExactly("person-1: 2 in PT9S");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "legacy.linkedin_messages; DROP TABLE legacy.linkedin_messages",
        "legacy.\"linkedin_messages\" WHERE true --",
        "legacy.linkedin_messages x",
        "(SELECT 1)"
      })
  void whatIsNoNameIsNoTable(String name) {
    legacy.incident();
    assertThatThrownBy(() -> legacy.table(name, Map.of()).find(HOUR, null, null))
        .hasStackTraceContaining("string is not a valid identifier");
    assertThat(legacy.found()).hasSize(4);
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> legacy.table("legacy.messages", Map.of()).find(HOUR, null, null))
        .isInstanceOf(UnfitTableException.class)
        .hasMessage(
            "there is no table legacy.messages here: give it as SCHEMA.NAME, in double quotes where it needs them");
    assertThatThrownBy(() -> legacy.table("linkedin_messages", Map.of()).find(HOUR, null, null))
        .isInstanceOf(UnfitTableException.class);
  }

  @Test
  void wrongColumnsAreToldAllAtOnceWithThoseThatAreThere() {
    database.run("CREATE TABLE legacy.notes (id int, who text, words text, day date)");
    Map<String, String> given =
        Map.of("person", "who", "text", "words\" FROM x; --", "at", "day", "when", "day");
    assertThatThrownBy(() -> legacy.table("legacy.notes", given).find(HOUR, null, null))
        .isInstanceOf(UnfitTableException.class)
        .hasMessage(
            """
            legacy.notes cannot be read as messages:
              when means nothing here; parts are person, text, at, id, campaign, direction, name
              text=words" FROM x; --: there is no such column
              at=day must be a timestamp, and is a date
              columns that are there: id, who, words, day""");
    assertThatThrownBy(() -> legacy.table("legacy.notes", Map.of()).find(HOUR, null, null))
        .hasMessageContaining(
            "a column for person is missing: none of prospect_id, person_id, person, recipient_id, recipient, contact_id, lead_id, linkedin_id, linkedin_url, profile_url is there, so name it by person=COLUMN");
  }

  /** Our own ledger has the usual name, and no texts: it is not mistaken for a legacy table. */
  @Test
  void ourOwnLedgerIsNotOne() {
    assertThatThrownBy(
            () -> legacy.table("public.linkedin_messages", Map.of()).find(HOUR, null, null))
        .hasMessageContaining("a column for text is missing");
  }

  @Test
  void aPartMayBeLeftOut() {
    legacy.row(7, "person-1", "outbound", "Hello", 0);
    legacy.row(8, "person-1", "outbound", "Hello", 10);
    LegacyTable table = legacy.table("legacy.linkedin_messages", Map.of("campaign", ""));
    assertThat(lines(table.find(HOUR, null, null).repeats()))
        .containsExactly("person-1: 2 in PT10S");
  }

  @Test
  void unknownDirectionsAreNotTakenForOurs() {
    legacy.row(7, "person-1", "to them", "Hello", 0);
    legacy.row(7, "person-1", "to them", "Hello", 10);
    assertThatThrownBy(legacy::found)
        .isInstanceOf(UnfitTableException.class)
        .hasMessage(
            "legacy.linkedin_messages: the column direction says of no row that it was sent by us: it holds to them, and none of out, outbound, outgoing, sent");
    LegacyTable table =
        new LegacyTable(
            database.statements(), "legacy.linkedin_messages", Map.of(), Set.of("to them"));
    assertThat(lines(table.find(HOUR, null, null).repeats())).hasSize(1);
  }

  /**
   * A SELECT may well write, through a function; the mode of the transaction keeps it from that.
   */
  @Test
  void lookingChangesNothingEvenThroughAViewThatWould() {
    database.run("CREATE TABLE legacy.looks (at timestamptz)");
    database.run(
        "CREATE FUNCTION legacy.look() RETURNS text LANGUAGE sql VOLATILE AS"
            + " 'INSERT INTO legacy.looks VALUES (now()) RETURNING ''p'''");
    database.run(
        "CREATE VIEW legacy.sly AS SELECT legacy.look() AS person, 'x' AS text, now() AS sent_at");
    assertThatThrownBy(() -> legacy.table("legacy.sly", Map.of()).find(HOUR, null, null))
        .hasStackTraceContaining("read-only transaction");
  }

  @Test
  void timesWithoutAZoneAreTakenAsUtc() {
    database.run(
        "ALTER TABLE legacy.linkedin_messages ALTER sent_at TYPE timestamp USING sent_at AT TIME ZONE 'UTC'");
    database.run(
        "INSERT INTO legacy.linkedin_messages (prospect_id, direction, content, sent_at) VALUES"
            + " ('p', 'sent', 'Hello', '2025-12-04 09:00:00'), ('p', 'OUTBOUND', 'Hello', '2025-12-04 09:00:01.5')");
    List<Repeat> repeats = legacy.table().find(HOUR, null, null).repeats();
    assertThat(repeats.get(0).first()).hasValue(START);
    assertThat(repeats.get(0).span()).hasValue(Duration.ofMillis(1500));
  }

  @Test
  void copiesThatShareAnIdAreCountedAndToldApart() {
    legacy.sent("person-1", 0, 5);
    database.run("UPDATE legacy.linkedin_messages SET message_id = 'm1'");
    LegacyFindings findings = legacy.table().find(HOUR, null, null);
    assertThat(lines(findings.repeats())).containsExactly("person-1: 2 in PT5S");
    assertThat(findings.sharedIds()).isEqualTo(1);
  }
}
