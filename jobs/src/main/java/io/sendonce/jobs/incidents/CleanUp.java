package io.sendonce.jobs.incidents;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.foreign.Layout;
import io.sendonce.jobs.foreign.Quoted;
import io.sendonce.jobs.foreign.UnfitTableException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Keeps the first of each chain of copies in a foreign table, moves the others into an archive
 * beside it, and gives the table a unique key. Safe for use by many threads.
 */
public final class CleanUp {

  private static final String ARCHIVE = "_duplicates";
  static final String INDEX = "_one_per_intent";

  private final LegacyTable table;
  private final Duration within;
  private final List<String> keyColumns;

  /**
   * A clean-up of a table.
   *
   * @param table what is cleaned up
   * @param within the longest time from one copy to the next
   * @param keyColumns what the unique key is made of; empty for campaign, person and text
   */
  public CleanUp(LegacyTable table, Duration within, List<String> keyColumns) {
    this.table = table;
    this.within = within;
    this.keyColumns = List.copyOf(keyColumns);
  }

  /**
   * What would be done; only reads.
   *
   * @throws UnfitTableException if the table cannot be cleaned up
   */
  public CleanUpReport plan() {
    return table
        .database()
        .inTransaction(
            handle -> {
              ReadOnly.begin(handle);
              return prepare(handle).report(false);
            });
  }

  /**
   * Does it, in one transaction that nobody else writes into the table beside. Nothing is done
   * where rows would remain that the key refuses; the report names them.
   *
   * @throws UnfitTableException if the table cannot be cleaned up, or the counts do not add up;
   *     everything is as it was then
   */
  public CleanUpReport apply() {
    try {
      return table.database().inTransaction(this::apply);
    } catch (JdbiException e) {
      if (SqlState.LOCK_NOT_AVAILABLE.matches(e)) {
        throw new UnfitTableException(
            "others were writing to the table all the time; nothing was changed");
      }
      throw e;
    }
  }

  private CleanUpReport apply(Handle handle) {
    handle.execute(Database.sql("incidents/write_after_lock"));
    handle.execute(Database.sql("incidents/all_rows"));
    handle.execute(Database.sql("incidents/lock_patience"));
    statement(handle, ForeignSql.lock(table.open(handle).layout().table()));
    // What was read before the lock may be otherwise now.
    Prepared prepared = prepare(handle);
    if (!prepared.clashes().isEmpty()) {
      return prepared.report(false);
    }
    if (!prepared.surplus().isEmpty()) {
      move(handle, prepared);
    }
    if (!prepared.hasKey()) {
      statement(
          handle,
          ForeignSql.createKey(
              prepared.layout(), index(prepared.layout()), prepared.key(), prepared.guarded()));
      handle
          .createQuery(Database.sql("incidents/describe_key"))
          .bind("schema", prepared.layout().table().schema())
          .bind("index", index(prepared.layout()))
          .bind("description", prepared.description())
          .mapTo(String.class)
          .findOne()
          .ifPresent(comment -> statement(handle, comment));
    }
    return prepared.report(true);
  }

  private Prepared prepare(Handle handle) {
    LegacyTable.Opened opened = table.open(handle);
    Layout<Part> layout = opened.layout();
    CleanUpRules.check(layout, keyColumns);
    List<Surplus> surplus =
        Surplus.of(
            Chains.of(opened.near(handle, within, null, null), LegacyTable::likeness, within));
    List<String> key = ForeignSql.keyOf(layout, keyColumns);
    Prepared prepared =
        new Prepared(
            opened,
            ArchiveTable.find(handle, layout, layout.table().name() + ARCHIVE),
            surplus,
            key,
            ForeignSql.guarded(layout, opened.ours()),
            count(handle, layout.table().quoted()));
    return prepared.withKey(hasKey(handle, prepared)).withClashes(clashes(handle, prepared));
  }

  private static void move(Handle handle, Prepared prepared) {
    ArchiveTable archive = prepared.archive();
    archive.makeReady(handle, prepared.layout());
    long archived = count(handle, archive.quoted());
    List<Surplus> surplus = prepared.surplus();
    handle
        .createUpdate("<statement>")
        .define("statement", ForeignSql.move(prepared.layout(), archive.quoted()))
        .bindArray("places", String.class, surplus.stream().map(Surplus::place).toList())
        .bindArray("keptPlaces", String.class, surplus.stream().map(Surplus::keptPlace).toList())
        .bindArray("reasons", String.class, surplus.stream().map(Surplus::reason).toList())
        .execute();
    long kept = count(handle, prepared.layout().table().quoted());
    long moved = count(handle, archive.quoted()) - archived;
    if (moved != surplus.size() || kept + moved != prepared.before()) {
      throw new UnfitTableException(
          "the counts do not add up, so nothing was changed: %d rows before, %d kept, %d moved of %d"
              .formatted(prepared.before(), kept, moved, surplus.size()));
    }
  }

  private boolean hasKey(Handle handle, Prepared prepared) {
    Layout<Part> layout = prepared.layout();
    List<String> there =
        handle
            .createQuery(Database.sql("incidents/key_there"))
            .bind("schema", layout.table().schema())
            .bind("index", index(layout))
            .mapTo(String.class)
            .list();
    if (there.isEmpty()) {
      return false;
    }
    if (!there.get(0).equals(prepared.description())) {
      throw new UnfitTableException(
          "%s is there already and is another key than the one asked for (%s): drop or rename it first"
              .formatted(Quoted.name(index(layout)), prepared.description()));
    }
    return true;
  }

  private static List<CleanUpReport.Clash> clashes(Handle handle, Prepared prepared) {
    return handle
        .createQuery("<statement>")
        .define(
            "statement", ForeignSql.clashes(prepared.layout(), prepared.key(), prepared.guarded()))
        .bindArray("places", String.class, prepared.surplus().stream().map(Surplus::place).toList())
        .map(Database.rows(CleanUpReport.Clash.class))
        .list();
  }

  private static long count(Handle handle, String quoted) {
    return handle
        .createQuery("<statement>")
        .define("statement", ForeignSql.count(quoted))
        .mapTo(Long.class)
        .one();
  }

  /** As an attribute, so that what looks like one inside a name is left alone. */
  static void statement(Handle handle, String sql) {
    handle.createUpdate("<statement>").define("statement", sql).execute();
  }

  private static String index(Layout<Part> layout) {
    return layout.table().name() + INDEX;
  }
}
