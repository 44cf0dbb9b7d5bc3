package io.sendonce.jobs.incidents;

import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A table of messages as some program has left it: no key, and duplicates in it. */
final class LegacyMessages {

  static final Instant START = Instant.parse("2025-12-04T09:00:00Z");
  static final Duration HOUR = Duration.ofHours(1);

  private final QueueDatabase database;

  LegacyMessages(QueueDatabase database) {
    this.database = database;
  }

  /** Makes the table, empty. */
  void create() {
    drop();
    database.run("CREATE SCHEMA legacy");
    database.run(
        "CREATE TABLE legacy.linkedin_messages (id bigint GENERATED ALWAYS AS IDENTITY, campaign_id bigint,"
            + " prospect_id text, prospect_name text, direction text, content text, message_id text,"
            + " sent_at timestamptz)");
  }

  /**
   * To be called after every test: databases are used again, and only our own schema is emptied.
   */
  void drop() {
    database.run("DROP SCHEMA IF EXISTS legacy CASCADE");
  }

  /** The incident: four people, ten messages, six of them too many. */
  void incident() {
    sent("person-1", 0, 5, 12);
    sent("person-2", 60, 70);
    sent("person-3", 120, 129, 137);
    sent("person-4", 180, 189);
    sent("person-5", 240);
  }

  void sent(String person, int... seconds) {
    for (int second : seconds) {
      row(7, person, "outbound", "Hello " + person, second);
    }
  }

  void row(long campaign, String person, String direction, String text, int second) {
    database.run(
        "INSERT INTO legacy.linkedin_messages (campaign_id, prospect_id, prospect_name, direction, content, message_id, sent_at)"
            + " VALUES (?, ?, 'Name of ' || ?, ?, ?, ?, ?)",
        campaign,
        person,
        person,
        direction,
        text,
        "m" + person + "-" + second,
        START.plusSeconds(second));
  }

  LegacyTable table() {
    return table("legacy.linkedin_messages", Map.of());
  }

  LegacyTable table(String name, Map<String, String> columns) {
    return new LegacyTable(database.statements(), name, columns, LegacyTable.OUTBOUND);
  }

  List<String> found() {
    return lines(table().find(HOUR, null, null).repeats());
  }

  /** Repeats in short: who, how many copies, in which time. */
  static List<String> lines(List<Repeat> repeats) {
    return repeats.stream()
        .map(
            repeat ->
                "%s: %d in %s"
                    .formatted(
                        repeat.to().person(),
                        repeat.copies().size(),
                        repeat.span().map(Duration::toString).orElse("?")))
        .toList();
  }
}
