package io.sendonce.jobs.incidents;

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
record ForeignTable(
    long oid,
    String schema,
    String name,
    boolean isPlain,
    boolean hidesRows,
    boolean onlyGrows,
    @Nullable String followers) {

  String quoted() {
    return Quoted.name(schema) + "." + Quoted.name(name);
  }

  /** As people read it. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
