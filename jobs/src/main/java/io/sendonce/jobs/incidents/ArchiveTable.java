package io.sendonce.jobs.incidents;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.foreign.ForeignTable;
import io.sendonce.jobs.foreign.Layout;
import io.sendonce.jobs.foreign.Quoted;
import io.sendonce.jobs.foreign.UnfitTableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Where the moved rows go: a table beside the one that is cleaned up, with its columns and why each
 * row was moved, when, and which one was kept.
 */
record ArchiveTable(String schema, String name, boolean isThere) {

  static ArchiveTable find(Handle handle, Layout<Part> layout, String name) {
    String schema = layout.table().schema();
    Optional<Long> oid =
        handle
            .createQuery(Database.sql("incidents/relation"))
            .bind("schema", schema)
            .bind("name", name)
            .mapTo(Long.class)
            .findOne();
    oid.ifPresent(it -> requireArchive(ForeignTable.columns(handle, it), layout, name));
    return new ArchiveTable(schema, name, oid.isPresent());
  }

  private static void requireArchive(List<Layout.Column> there, Layout<Part> layout, String name) {
    List<String> missing = new ArrayList<>();
    layout.columns().forEach(column -> missing.add(column.name()));
    missing.addAll(List.of(ForeignSql.MOVED_AT, ForeignSql.KEPT_ID, ForeignSql.REASON));
    there.forEach(column -> missing.remove(column.name()));
    if (!missing.isEmpty()) {
      throw new UnfitTableException(
          "%s.%s is there already and is no archive of %s: it lacks %s"
              .formatted(
                  layout.table().schema(), name, layout.table(), String.join(", ", missing)));
    }
  }

  void makeReady(Handle handle, Layout<Part> layout) {
    if (isThere) {
      return;
    }
    CleanUp.statement(handle, ForeignSql.createArchive(layout, quoted()));
    if (layout.table().hidesRows()) {
      CleanUp.statement(handle, ForeignSql.hideRows(quoted()));
    }
  }

  String quoted() {
    return Quoted.name(schema) + "." + Quoted.name(name);
  }

  /** As people read it. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
