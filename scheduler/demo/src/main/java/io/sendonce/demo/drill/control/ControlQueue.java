package io.sendonce.demo.drill.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** A queue as it was then: rows with a status, and nothing that remembers attempts. */
final class ControlQueue {

  private final Jdbi jdbi;
  private final String table;

  ControlQueue(Jdbi jdbi, Mistake mistake) {
    this.jdbi = jdbi;
    this.table = mistake.schema() + ".send_queue";
  }

  /** A row to be sent. */
  record Letter(long id, String person, String text) {}

  /** Makes the table, and a row for each person. */
  void fill(Mistake mistake, List<String> people) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("CREATE SCHEMA " + mistake.schema());
          handle.execute(
              "CREATE TABLE "
                  + table
                  + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person text NOT NULL,"
                  + " message text NOT NULL, status text NOT NULL DEFAULT 'pending',"
                  + " claimed_at timestamptz)");
          for (String person : people) {
            handle.execute(
                "INSERT INTO " + table + " (person, message) VALUES (?, ?)",
                person,
                "Hello " + person);
          }
        });
  }

  List<Letter> pending() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, person, message FROM "
                        + table
                        + " WHERE status = 'pending' ORDER BY id")
                .map(row -> letter(row))
                .list());
  }

  /** Takes the first pending row by a conditional update; empty if there is none. */
  Optional<Letter> take(String status) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    "UPDATE "
                        + table
                        + " SET status = ?, claimed_at = clock_timestamp()"
                        + " WHERE status = 'pending' AND id = (SELECT id FROM "
                        + table
                        + " WHERE status = 'pending' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)"
                        + " RETURNING id, person, message")
                .bind(0, status)
                .map(row -> letter(row))
                .findOne());
  }

  void mark(Letter letter, String status) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE " + table + " SET status = ? WHERE id = ?", status, letter.id()));
  }

  /** "Stuck" rows go back. */
  void resetStuck(Duration age) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE "
                    + table
                    + " SET status = 'pending' WHERE status = 'processing'"
                    + " AND claimed_at < clock_timestamp() - CAST(? AS interval)",
                age.toMillis() + " milliseconds"));
  }

  /** Whether every row says sent. */
  boolean isDone() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) = 0 FROM " + table + " WHERE status <> 'sent'")
                .mapTo(boolean.class)
                .one());
  }

  private static Letter letter(RowView row) {
    return new Letter(
        row.getColumn("id", Long.class),
        row.getColumn("person", String.class),
        row.getColumn("message", String.class));
  }
}
