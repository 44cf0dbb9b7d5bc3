package io.sendonce.demo.oldway;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The tables of then. */
final class OldQueue {

  private static final List<String> TABLES =
      List.of(
          "CREATE SCHEMA legacy",
          """
          CREATE TABLE legacy.send_queue (
            id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            prospect_id text   NOT NULL,
            message     text   NOT NULL,
            status      text   NOT NULL DEFAULT 'pending',
            sent_at     timestamptz)
          """,
          """
          CREATE TABLE legacy.linkedin_messages (
            campaign_id bigint NOT NULL,
            prospect_id text   NOT NULL,
            direction   text   NOT NULL,
            sent_at     timestamptz NOT NULL,
            -- Two sends of one message differ in sent_at, so this never fires.
            UNIQUE (campaign_id, prospect_id, direction, sent_at))
          """);

  private final Jdbi jdbi;

  OldQueue(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A row to be sent. */
  record Row(long id, String person, String message) {}

  void createTables() {
    jdbi.useTransaction(handle -> TABLES.forEach(handle::execute));
  }

  void add(String person, String message) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO legacy.send_queue (prospect_id, message) VALUES (?, ?)",
                person,
                message));
  }

  List<Row> pending() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, prospect_id, message FROM legacy.send_queue"
                        + " WHERE status = 'pending' ORDER BY id")
                .map(
                    (row, context) ->
                        new Row(
                            row.getLong("id"),
                            row.getString("prospect_id"),
                            row.getString("message")))
                .list());
  }

  void markSent(Row row) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "UPDATE legacy.send_queue SET status = 'sent', sent_at = clock_timestamp()"
                  + " WHERE id = ?",
              row.id());
          handle.execute(
              "INSERT INTO legacy.linkedin_messages VALUES (1, ?, 'outbound', clock_timestamp())",
              row.person());
        });
  }

  /** Rows that say sent. */
  int sent() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM legacy.send_queue WHERE status = 'sent'")
                .mapTo(int.class)
                .one());
  }
}
