package io.sendonce.jobs.incidents;

import static io.sendonce.jobs.incidents.LegacyMessages.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.foreign.UnfitTableException;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CleanUpTest {

  private static final String TABLE = "legacy.linkedin_messages";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final LegacyMessages legacy = new LegacyMessages(database);

  @BeforeEach
  void theIncident() {
    legacy.create();
    legacy.incident();
  }

  @AfterEach
  void noTable() {
    legacy.drop();
  }

  @Test
  void aPlanTellsEverythingAndChangesNothing() {
    List<String> before = everything();
    CleanUpReport plan = cleanUp().plan();
    assertThat(plan.isApplied()).isFalse();
    assertThat(plan.counts()).isEqualTo(new CleanUpReport.Counts(11, 6));
    assertThat(plan.moved()).hasSize(6);
    assertThat(plan.moved().get(1))
        .isEqualTo(
            new CleanUpReport.Moved(
                "mperson-1-12",
                "mperson-1-0",
                "person-1",
                "7",
                "copy 3 of 3, 12 s after the first, which is kept"));
    assertThat(plan.clashes()).isEmpty();
    assertThat(plan.key().isThere()).isFalse();
    assertThat(everything()).isEqualTo(before);
    assertThat(relations()).containsExactly("linkedin_messages");
  }

  @Test
  void theSixThatWereTooManyAreMovedAndNothingIsLost() {
    List<String> before = everything();
    CleanUpReport report = cleanUp().apply();
    assertThat(report.isApplied()).isTrue();
    assertThat(report.counts()).isEqualTo(new CleanUpReport.Counts(11, 6));
    assertThat(database.strings("SELECT message_id FROM " + TABLE + " ORDER BY id"))
        .containsExactly(
            "mperson-1-0", "mperson-2-60", "mperson-3-120", "mperson-4-180", "mperson-5-240");
    assertThat(
            database.strings(
                "SELECT message_id || ' kept ' || kept_id || ': ' || moved_reason FROM legacy.linkedin_messages_duplicates ORDER BY id"))
        .containsExactly(
            "mperson-1-5 kept mperson-1-0: copy 2 of 3, 5 s after the first, which is kept",
            "mperson-1-12 kept mperson-1-0: copy 3 of 3, 12 s after the first, which is kept",
            "mperson-2-70 kept mperson-2-60: copy 2 of 2, 10 s after the first, which is kept",
            "mperson-3-129 kept mperson-3-120: copy 2 of 3, 9 s after the first, which is kept",
            "mperson-3-137 kept mperson-3-120: copy 3 of 3, 17 s after the first, which is kept",
            "mperson-4-189 kept mperson-4-180: copy 2 of 2, 9 s after the first, which is kept");
    assertThat(
            database.strings(
                "SELECT t::text FROM (TABLE legacy.linkedin_messages UNION ALL SELECT id, campaign_id, prospect_id,"
                    + " prospect_name, direction, content, message_id, sent_at FROM legacy.linkedin_messages_duplicates)"
                    + " AS t ORDER BY id"))
        .isEqualTo(before);
    assertThat(legacy.found()).isEmpty();
  }

  @Test
  void theKeyRefusesWhatHappenedThen() {
    cleanUp().apply();
    String again =
        "INSERT INTO legacy.linkedin_messages (campaign_id, prospect_id, direction, content, sent_at)"
            + " VALUES (?, ?, ?, ?, now())";
    assertThat(database.refusal(again, 7, "person-1", "outbound", "Hello person-1\r\n").state())
        .isEqualTo("23505");
    assertThat(database.run(again, 8, "person-1", "outbound", "Hello person-1")).isEqualTo(1);
    assertThat(database.run(again, 7, "person-9", "outbound", "Hello person-1")).isEqualTo(1);
    assertThat(database.run(again, 7, "person-1", "outbound", "Hello again")).isEqualTo(1);
    assertThat(database.run(again, 7, "person-1", "inbound", "Thanks")).isEqualTo(1);
    assertThat(database.run(again, 7, "person-1", "inbound", "Thanks")).isEqualTo(1);
    assertThat(database.run(again, null, "person-1", "outbound", "Hello")).isEqualTo(1);
    assertThat(database.refusal(again, null, "person-1", "outbound", "Hello").state())
        .isEqualTo("23505");
  }

  @Test
  void aSecondRunFindsNothingAndChangesNothing() {
    cleanUp().apply();
    List<String> after = everything();
    CleanUpReport again = cleanUp().apply();
    assertThat(again.isClean()).isTrue();
    assertThat(again.counts()).isEqualTo(new CleanUpReport.Counts(5, 0));
    assertThat(cleanUp().plan().isClean()).isTrue();
    assertThat(everything()).isEqualTo(after);
    assertThat(database.strings("SELECT count(*)::text FROM legacy.linkedin_messages_duplicates"))
        .containsExactly("6");
  }

  @Test
  void whatTheKeyWouldRefuseIsNamedAndNothingIsDone() {
    legacy.sent("person-2", 7200);
    List<String> before = everything();
    CleanUpReport report = cleanUp().apply();
    assertThat(report.isApplied()).isFalse();
    assertThat(report.clashes())
        .containsExactly(new CleanUpReport.Clash(2, "mperson-2-60, mperson-2-7200", "person-2"));
    assertThat(cleanUp().plan().clashes()).isEqualTo(report.clashes());
    assertThat(everything()).isEqualTo(before);
    assertThat(relations()).containsExactly("linkedin_messages");
  }

  /** The rows are moved by then; the key is the last thing that is done. */
  @Test
  void aKeyThatCannotBeMadeLeavesEverythingAsItWas() {
    database.run(
        "UPDATE legacy.linkedin_messages SET content = (SELECT string_agg(md5(i::text), '') FROM generate_series(1, 400) AS i)"
            + " WHERE prospect_id = 'person-5'");
    List<String> before = everything();
    assertThatThrownBy(() -> cleanUp("prospect_id", "content").apply())
        .hasStackTraceContaining("index row requires");
    assertThat(everything()).isEqualTo(before);
    assertThat(relations()).containsExactly("linkedin_messages");
  }

  /** A trigger that keeps rows from going makes the counts not add up. */
  @Test
  void countsThatDoNotAddUpLeaveEverythingAsItWas() {
    database.run(
        "CREATE FUNCTION legacy.keep() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RETURN CASE WHEN OLD.prospect_id = ''person-3'' THEN NULL ELSE OLD END; END'");
    database.run(
        "CREATE TRIGGER keep BEFORE DELETE ON legacy.linkedin_messages FOR EACH ROW EXECUTE FUNCTION legacy.keep()");
    List<String> before = everything();
    assertThatThrownBy(() -> cleanUp().apply())
        .isInstanceOf(UnfitTableException.class)
        .hasMessage(
            "the counts do not add up, so nothing was changed: 11 rows before, 7 kept, 4 moved of 6");
    assertThat(everything()).isEqualTo(before);
    assertThat(relations()).containsExactly("linkedin_messages");
  }

  @Test
  void aRowWrittenBeforeTheLockIsSeenAndNobodyWritesUntilTheEnd() throws Exception {
    try (Connection writer = database.dataSource().getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute(
          "INSERT INTO legacy.linkedin_messages (campaign_id, prospect_id, direction, content, message_id, sent_at)"
              + " SELECT campaign_id, prospect_id, direction, content, 'late', sent_at + interval '20 s'"
              + " FROM legacy.linkedin_messages WHERE message_id = 'mperson-1-12'");
      Thread cleaning = new Thread(() -> cleanUp().apply());
      cleaning.start();
      waitUntilSomebodyWaits();
      writer.commit();
      cleaning.join();
    }
    assertThat(
            database.strings(
                "SELECT kept_id FROM legacy.linkedin_messages_duplicates WHERE message_id = 'late'"))
        .containsExactly("mperson-1-0");
    assertThat(database.strings("SELECT count(*)::text FROM " + TABLE)).containsExactly("5");
  }

  @Test
  void laterDuplicatesGoIntoTheSameArchive() {
    cleanUp().apply();
    database.run("DROP INDEX legacy.linkedin_messages_one_per_intent");
    legacy.sent("person-5", 250);
    assertThat(cleanUp().apply().counts()).isEqualTo(new CleanUpReport.Counts(6, 1));
    assertThat(database.strings("SELECT count(*)::text FROM legacy.linkedin_messages_duplicates"))
        .containsExactly("7");
  }

  @Test
  void anotherTableWithTheArchivesNameIsLeftAlone() {
    database.run("CREATE TABLE legacy.linkedin_messages_duplicates (id bigint, content text)");
    assertThatThrownBy(() -> cleanUp().apply())
        .hasMessageStartingWith(
            "legacy.linkedin_messages_duplicates is there already and is no archive of legacy.linkedin_messages: it lacks campaign_id, ");
  }

  @Test
  void anotherKeyWithItsNameIsNotTakenForIt() {
    cleanUp().apply();
    assertThatThrownBy(() -> cleanUp("prospect_id", "content").apply())
        .hasMessageStartingWith(
            "\"linkedin_messages_one_per_intent\" is there already and is another key");
  }

  @Test
  void aKeyOfOnesOwnColumnsMayNotHoldTheTime() {
    assertThatThrownBy(() -> cleanUp("campaign_id", "prospect_id", "sent_at", "nothing").plan())
        .hasMessage(
            """
            legacy.linkedin_messages cannot be cleaned up:
              the key must not hold the time sent_at: copies differ in it, so it would refuse none
              the key's column nothing is not there""");
    assertThat(cleanUp("campaign_id", "prospect_id").apply().key().definition())
        .isEqualTo("(\"campaign_id\", \"prospect_id\")");
  }

  @Test
  void rowsThatOthersFollowAreNotMoved() {
    database.run("ALTER TABLE legacy.linkedin_messages ADD PRIMARY KEY (id)");
    database.run(
        "CREATE TABLE legacy.replies (message bigint REFERENCES legacy.linkedin_messages ON DELETE CASCADE)");
    assertThatThrownBy(() -> cleanUp().apply())
        .hasMessageContaining(
            "rows of other tables would be deleted or changed with its own, by their foreign keys: legacy.replies");
  }

  @Test
  void ourOwnTablesAreNotCleanedUp() {
    LegacyTable own =
        legacy.table(
            "public.provider_echoes", Map.of("person", "chat_id", "text", "text", "at", "sent_at"));
    assertThatThrownBy(() -> new CleanUp(own, HOUR, List.of()).apply())
        .hasMessageContaining("it is one of Sendonce's own tables");
  }

  @Test
  void whatPoliciesHideStaysHiddenInTheArchive() {
    database.run("ALTER TABLE legacy.linkedin_messages ENABLE ROW LEVEL SECURITY");
    cleanUp().apply();
    assertThat(
            database.strings(
                "SELECT relrowsecurity::text FROM pg_class WHERE relname = 'linkedin_messages_duplicates'"))
        .containsExactly("true");
  }

  @Test
  void namesMayHoldAnythingHereToo() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE legacy.\"Odd \"\"<b>\"\" :c ?; --\" (\"who <b>\" text, \"te\"\"xt :x ?\" text, \"sent at\" timestamptz, \"i'd\" int)");
      statement.execute(
          "INSERT INTO legacy.\"Odd \"\"<b>\"\" :c ?; --\" SELECT 'p', 'Hello', '2025-12-04 09:00Z'::timestamptz + i * interval '5 s', i FROM generate_series(0, 1) AS i");
    }
    LegacyTable odd =
        legacy.table(
            "legacy.\"Odd \"\"<b>\"\" :c ?; --\"",
            Map.of("person", "who <b>", "text", "te\"xt :x ?", "at", "sent at", "id", "i'd"));
    assertThat(LegacyMessages.lines(odd.find(HOUR, null, null).repeats()))
        .containsExactly("p: 2 in PT5S");
    assertThat(new CleanUp(odd, HOUR, List.of()).apply().counts())
        .isEqualTo(new CleanUpReport.Counts(2, 1));
    assertThat(new CleanUp(odd, HOUR, List.of()).apply().isClean()).isTrue();
    assertThat(relations())
        .contains("Odd \"<b>\" :c ?; --_duplicates", "Odd \"<b>\" :c ?; --_one_per_intent");
  }

  private CleanUp cleanUp(String... key) {
    return new CleanUp(legacy.table(), HOUR, List.of(key));
  }

  private List<String> everything() {
    return database.strings("SELECT t::text FROM legacy.linkedin_messages AS t ORDER BY id");
  }

  private List<String> relations() {
    return database.strings(
        "SELECT relname FROM pg_class WHERE relnamespace = 'legacy'::regnamespace AND relkind IN ('r', 'i') ORDER BY 1");
  }

  private void waitUntilSomebodyWaits() {
    database.run(
        """
        DO $$ BEGIN
          FOR i IN 1..500 LOOP
            PERFORM pg_stat_clear_snapshot();
            EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE NOT granted AND mode = 'ShareRowExclusiveLock');
            PERFORM pg_sleep(0.01);
          END LOOP;
        END $$
        """);
  }
}
