package io.sendonce.jobs.bulk;

import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.recovery.HumanDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Carries bulk actions out, batch by batch. */
final class BulkRun {

  /** Small enough that nobody waits for the locks, and that a stop is heard at once. */
  static final int BATCH = 200;

  private final Database database;

  BulkRun(Database database) {
    this.database = database;
  }

  boolean advance(long id) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(Database.sql("bulk/take"))
                .bind("id", id)
                .map(Database.rows(BulkAction.class))
                .findOne()
                .map(taken -> advance(handle, taken))
                .orElse(false));
  }

  private boolean advance(Handle handle, BulkAction action) {
    if (action.deed().touchesWaiting() && isRestored(handle)) {
      String why = "the database was restored: what is due may have been sent, and is looked for";
      BulkActions.isStopped(handle, action.id(), why);
      audit(handle, action, why);
      return false;
    }
    List<Long> part =
        handle
            .createQuery(Database.sql("bulk/part"))
            .bind("bulkId", action.id())
            .bind("cursor", action.cursorId())
            .bind("limit", BATCH)
            .mapTo(Long.class)
            .list();
    List<Long> done = done(handle, action, part);
    record(handle, action, part, done);
    if (part.size() == action.open()) {
      audit(handle, action, null);
      return false;
    }
    return true;
  }

  /** To which of them it could be done. */
  private static List<Long> done(Handle handle, BulkAction action, List<Long> part) {
    BulkDeed deed = action.deed();
    handle
        .createQuery(Database.sql("recovery/act_as"))
        .bind("actor", action.actor())
        .mapTo(String.class)
        .one();
    if (deed instanceof BulkDeed.Cancel) {
      return ids(of(handle, "bulk/cancel", part).bind("reason", action.reason()));
    }
    if (deed instanceof BulkDeed.Move) {
      return ids(
          of(handle, "bulk/move", part)
              .bind("shift", deed.shiftSeconds())
              .bind("actor", action.actor())
              .bind("reason", action.reason()));
    }
    if (deed instanceof BulkDeed.LookNow) {
      return ids(of(handle, "bulk/look_now", part));
    }
    return givenUp(handle, action, ids(of(handle, "bulk/hold_uncertain", part)));
  }

  private static List<Long> givenUp(Handle handle, BulkAction action, List<Long> held) {
    List<Long> done = new ArrayList<>();
    for (Long id : held) {
      HumanDecision.Result result =
          HumanDecision.decideIn(
              handle, action.actor(), id, new HumanDecision.GivesUp(), action.reason());
      if (result == HumanDecision.Result.DECIDED) {
        done.add(id);
      }
    }
    return done;
  }

  private static void record(Handle handle, BulkAction action, List<Long> part, List<Long> done) {
    handle
        .createUpdate(Database.sql("bulk/record"))
        .bind("bulkId", action.id())
        .bindArray("queueIds", Long.class, part)
        .bindArray("doneIds", Long.class, done)
        .bind("shift", action.deed().shiftSeconds())
        .bind("needed", action.deed().needs())
        .execute();
    handle
        .createUpdate(Database.sql("bulk/advance"))
        .bind("id", action.id())
        .bind("cursor", part.get(part.size() - 1))
        .bind("done", done.size())
        .bind("skipped", part.size() - done.size())
        .execute();
  }

  /**
   * Whether what waits may have been sent and be forgotten. Nobody can note a restore from here to
   * the end of the transaction.
   */
  static boolean isRestored(Handle handle) {
    handle.createQuery(Database.sql("bulk/hold_restores")).mapTo(Boolean.class).one();
    return handle.createQuery(Database.sql("bulk/is_restored")).mapTo(Boolean.class).one();
  }

  private static void audit(Handle handle, BulkAction before, @Nullable String why) {
    Optional<BulkAction> after =
        handle
            .createQuery(Database.sql("bulk/page"))
            .bind("id", before.id())
            .bind("limit", 1)
            .map(Database.rows(BulkAction.class))
            .findOne();
    AuditTrail.write(
        handle,
        before.whoAsked(),
        new AuditTrail.Deed(
            "bulk %s %s".formatted(before.deed().words(), why == null ? "ended" : "stopped"),
            before.subject(),
            why == null ? before.reason() : why,
            true,
            "%d messages: %s".formatted(before.messages(), before.chosen()),
            after.map(BulkRun::figures).orElse(null)));
  }

  /** How one stands, with its figures. */
  static String figures(BulkAction action) {
    return "%s; %d done, %d left alone, %d open"
        .formatted(action.standing(), action.done(), action.skipped(), action.open());
  }

  private static Query of(Handle handle, String statement, List<Long> part) {
    return handle.createQuery(Database.sql(statement)).bindArray("queueIds", Long.class, part);
  }

  private static List<Long> ids(Query query) {
    return query.mapTo(Long.class).list();
  }
}
