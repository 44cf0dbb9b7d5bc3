package io.sendonce.jobs.foreign;

import io.sendonce.jobs.db.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A table that is not ours, as the catalog has it.
 *
 * @param oid the catalog's number of it
 * @param schema its schema's name
 * @param name its own name
 * @param isPlain whether it is one table in one place: no view, no partitions, no inheritance
 * @param hidesRows whether policies decide who sees which row
 * @param onlyGrows whether it is a table of ours that refuses to lose rows
 * @param followers other tables whose rows would be deleted or changed with its own, or null
 */
public record ForeignTable(
    long oid,
    String schema,
    String name,
    boolean isPlain,
    boolean hidesRows,
    boolean onlyGrows,
    @Nullable String followers) {

  /**
   * Finds a table.
   *
   * @param handle of the database it is in
   * @param name schema and name, as they stand in SQL: in double quotes where they need them
   * @throws UnfitTableException if there is none
   */
  public static ForeignTable find(Handle handle, String name) {
    return handle
        .createQuery(Database.sql("foreign/table"))
        .bind("table", name)
        .map(Database.rows(ForeignTable.class))
        .findOne()
        .orElseThrow(
            () ->
                new UnfitTableException(
                    "there is no table %s here: give it as SCHEMA.NAME, in double quotes where it needs them"
                        .formatted(name)));
  }

  /** Its columns, in their order. */
  public List<Layout.Column> columns(Handle handle) {
    return columns(handle, oid);
  }

  /** The columns of a table, in their order, by the catalog's number of it. */
  public static List<Layout.Column> columns(Handle handle, long oid) {
    return handle
        .createQuery(Database.sql("foreign/columns"))
        .bind("oid", oid)
        .map(Database.rows(Layout.Column.class))
        .list();
  }

  /** Its name as it stands in SQL. */
  public String quoted() {
    return Quoted.name(schema) + "." + Quoted.name(name);
  }

  /** As people read it. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
