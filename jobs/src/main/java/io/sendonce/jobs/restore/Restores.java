package io.sendonce.jobs.restore;

import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deals with a database that was restored. Safe for use by many threads. */
public final class Restores {

  private final Database database;
  private final String actor;

  /**
   * Restores of a database.
   *
   * @param database which may have been restored
   * @param actor the node or the person who deals with it; kept with what is noted
   */
  public Restores(Database database, String actor) {
    this.database = database;
    this.actor = actor;
  }

  /**
   * Notes a restore: pauses everything, and makes every message that is due uncertain, in one
   * commit.
   *
   * @param how by what it was noticed, as one short phrase
   * @param lostFrom what was done from then on may be forgotten; null for "since the last attempt
   *     on record"
   * @param firstLook how long until the messages are looked for
   * @return the restore, or empty if one is being dealt with already
   */
  public Optional<Restore> note(String how, @Nullable Instant lostFrom, Duration firstLook) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(Database.sql("restore/note"))
                .bind("actor", actor)
                .bind("how", how)
                .bindByType("lostFrom", lostFrom, Instant.class)
                .map(Database.rows(Noted.class))
                .findOne()
                .map(noted -> noted.with(doubtDue(handle, firstLook))));
  }

  /**
   * Makes uncertain what became due since a restore was noted, while that is being dealt with.
   *
   * @param firstLook how long until the messages are looked for
   * @return how many messages became uncertain
   */
  public int doubtDue(Duration firstLook) {
    return database.inTransaction(handle -> doubtDue(handle, firstLook));
  }

  /**
   * Ends the pause that a restore brought, if nothing of it is in doubt any more.
   *
   * @return whether that was the end of it
   */
  public boolean endReconciled() {
    return database
        .query("restore/end_reconciled", query -> query.mapTo(Long.class).findOne())
        .isPresent();
  }

  private int doubtDue(Handle handle, Duration firstLook) {
    return handle
        .createQuery(Database.sql("restore/doubt_due"))
        .bind("actor", actor)
        .bind("firstLook", firstLook.toString())
        .mapTo(Long.class)
        .list()
        .size();
  }

  /** What {@code restore/note} returns. */
  record Noted(long id, String how, Instant lostFrom) {
    Restore with(int doubted) {
      return new Restore(id, how, lostFrom, doubted);
    }
  }
}
