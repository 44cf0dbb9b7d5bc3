package io.sendonce.jobs.audit;

import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes and reads the audit trail. Safe for use by many threads. */
public final class AuditTrail {

  private final Database database;

  /**
   * The trail in a database.
   *
   * @param database where it is kept
   */
  public AuditTrail(Database database) {
    this.database = database;
  }

  /**
   * What somebody did.
   *
   * @param action a word such as {@code pause}
   * @param subject what it was done to, such as {@code account 7}
   * @param reason why, in their words, or null where nobody asks
   * @param isDone whether it was done; else it was refused
   * @param before how the subject stood, or null
   * @param after how it stands now, or null
   */
  public record Deed(
      String action,
      String subject,
      @Nullable String reason,
      boolean isDone,
      @Nullable String before,
      @Nullable String after) {}

  /** An entry of the trail. */
  public record Entry(
      long id,
      Instant happenedAt,
      String actor,
      String via,
      @Nullable String address,
      String action,
      String subject,
      @Nullable String reason,
      String outcome,
      @Nullable String before,
      @Nullable String after) {}

  /**
   * Writes an entry in the transaction of what it tells.
   *
   * @param handle the transaction
   * @param actor who did it
   * @param deed what they did
   */
  public static void write(Handle handle, Actor actor, Deed deed) {
    handle
        .createUpdate(Database.sql("audit/write"))
        .bind("actor", actor.name())
        .bind("via", actor.via().name().toLowerCase(Locale.ROOT))
        .bind("address", actor.address())
        .bind("action", deed.action())
        .bind("subject", deed.subject())
        .bind("reason", deed.reason())
        .bind("outcome", deed.isDone() ? "done" : "refused")
        .bind("before", deed.before())
        .bind("after", deed.after())
        .execute();
  }

  /** Writes an entry about something that changes no table, such as a sign-in. */
  public void write(Actor actor, Deed deed) {
    database.inTransaction(
        handle -> {
          write(handle, actor, deed);
          return true;
        });
  }

  /**
   * A page of entries, the latest first.
   *
   * @param before only entries with a smaller id, or null for the latest
   * @param actor whose, or null for anybody's
   * @param subject about what, or null for anything
   * @param limit at most so many
   */
  public List<Entry> page(
      @Nullable Long before, @Nullable String actor, @Nullable String subject, int limit) {
    return database.query(
        "audit/page",
        query ->
            query
                .bindByType("before", before, Long.class)
                .bind("actor", actor)
                .bind("subject", subject)
                .bind("limit", limit)
                .map(Database.rows(Entry.class))
                .list());
  }
}
