package io.sendonce.scheduler.inventory;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.store.QuartzStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** Reads an inventory in one transaction, so that it shows one moment. */
final class InventoryReader {

  /** Quartz's mark among the paused groups, {@code Constants.ALL_GROUPS_PAUSED}. */
  private static final String ALL = "_$_ALL_GROUPS_PAUSED_$_";

  private final Database database;
  private final QuartzStatements statements;

  InventoryReader(Database database, QuartzStatements statements) {
    this.database = database;
    this.statements = statements;
  }

  Inventory read(String scheduler) {
    return database.inTransaction(handle -> read(handle, scheduler));
  }

  private Inventory read(Handle handle, String scheduler) {
    handle.createUpdate(statements.sql("one_moment")).execute();
    Instant at = handle.createQuery(statements.sql("moment")).mapTo(Instant.class).one();
    List<TriggerRow> rows =
        query(handle, "listed_triggers", scheduler).map(Database.rows(TriggerRow.class)).list();
    List<ListedFire> fires =
        query(handle, "listed_fires", scheduler).map(Database.rows(ListedFire.class)).list();
    List<String> paused =
        new ArrayList<>(query(handle, "paused_groups", scheduler).mapTo(String.class).list());
    boolean isEverythingPaused = paused.remove(ALL);
    ResultIterable<String> schedulers =
        handle.createQuery(statements.sql("schedulers_with_jobs")).mapTo(String.class);
    return new Inventory(
        scheduler, at, ListedJob.of(rows), fires, paused, isEverythingPaused, schedulers.list());
  }

  private Query query(Handle handle, String statement, String scheduler) {
    return handle.createQuery(statements.sql(statement)).bind("scheduler", scheduler);
  }
}
