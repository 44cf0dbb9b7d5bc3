package io.sendonce.jobs.adoption;

import io.sendonce.jobs.adoption.AdoptionRequest.ForeignPart;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sender run by cron, as its two tables remember it. */
final class LegacySender {

  static final Instant START = Instant.parse("2025-12-04T09:00:00Z");

  private final QueueDatabase database;

  LegacySender(QueueDatabase database) {
    this.database = database;
  }

  /** Makes the two tables, empty. */
  void create() {
    drop();
    database.run("CREATE SCHEMA legacy");
    database.run(
        "CREATE TABLE legacy.send_queue (id bigint GENERATED ALWAYS AS IDENTITY, campaign_id bigint,"
            + " prospect_id text, account_id text, message text, status text, attempts int DEFAULT 0, last_error text,"
            + " scheduled_for timestamptz, created_at timestamptz, updated_at timestamptz, sent_at timestamptz)");
    database.run(
        "CREATE TABLE legacy.linkedin_messages (campaign_id bigint, prospect_id text, direction text, content text,"
            + " message_id text, sent_at timestamptz)");
  }

  /**
   * To be called after every test: databases are used again, and only our own schema is emptied.
   */
  void drop() {
    database.run("DROP SCHEMA IF EXISTS legacy CASCADE");
  }

  /** Four people, ten messages, six of them too many; the queue has one row for each person. */
  void incident() {
    sent("ACoAAperson-1", 0, 5, 12);
    sent("ACoAAperson-2", 60, 70);
    sent("ACoAAperson-3", 120, 129, 137);
    sent("ACoAAperson-4", 180, 189);
  }

  private void sent(String person, int... seconds) {
    for (int second : seconds) {
      message(person, "outbound", "Hello " + person, second);
    }
    queued(person, "Hello " + person, "sent", 1, null);
    database.run(
        "UPDATE legacy.send_queue SET sent_at = ? WHERE prospect_id = ?",
        at(seconds[seconds.length - 1]),
        person);
  }

  void message(String person, String direction, String text, int second) {
    database.run(
        "INSERT INTO legacy.linkedin_messages VALUES (7, ?, ?, ?, 'm' || ? || '-' || ?, ?)",
        person,
        direction,
        text,
        person,
        second,
        at(second));
  }

  /** A row of the queue; its id. */
  long queued(String person, String text, String status, int attempts, @Nullable String error) {
    return database.value(
        Long.class,
        "INSERT INTO legacy.send_queue (campaign_id, prospect_id, account_id, message, status, attempts, last_error,"
            + " scheduled_for, created_at, updated_at)"
            + " VALUES (7, ?, 'old-desk', ?, ?, ?, nullif(?, ''), ?, ?, ?) RETURNING id",
        person,
        text,
        status,
        attempts,
        error == null ? "" : error,
        at(0),
        at(-3600),
        at(0));
  }

  static AdoptionRequest request(Map<String, String> accounts) {
    return new AdoptionRequest(
        new ForeignPart("legacy.send_queue", Map.of(), Set.of()),
        new ForeignPart("legacy.linkedin_messages", Map.of(), Set.of("outbound")),
        accounts,
        Map.of("7", "spring"),
        Map.of(),
        List.of("invalid_recipient"));
  }

  Adoption adoption(int people) {
    return adoption(request(Map.of("old-desk", "desk")), people);
  }

  Adoption adoption(AdoptionRequest request, int people) {
    return new Adoption(
        database.statements(), Database.over(database.dataSource()), request, people);
  }

  private static Timestamp at(int second) {
    return Timestamp.from(START.plusSeconds(second));
  }
}
