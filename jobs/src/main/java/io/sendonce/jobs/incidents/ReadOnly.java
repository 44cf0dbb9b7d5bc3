package io.sendonce.jobs.incidents;

import io.sendonce.jobs.db.Database;
import org.jdbi.v3.core.Handle;

/** Has the database itself refuse whatever would change something. */
final class ReadOnly {

  private ReadOnly() {}

  /** To be called before anything else in a transaction. */
  static void begin(Handle handle) {
    handle.execute(Database.sql("incidents/read_only"));
    handle.execute(Database.sql("incidents/all_rows"));
  }
}
