package io.sendonce.scheduler.plugin;

import io.sendonce.jobs.db.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Jobs that go on although the file in force does not name them any more. */
public final class SurplusJobs {

  private SurplusJobs() {}

  /**
   * Their names, each behind that of its group; some may have been taken away meanwhile.
   *
   * @param database where the record of jobs files is, or is not yet
   * @param scheduler the cluster's name
   */
  public static List<String> of(Database database, String scheduler) {
    return database.inTransaction(handle -> of(handle, scheduler));
  }

  private static List<String> of(Handle handle, String scheduler) {
    boolean isThere = handle.createQuery(AppliedFiles.sql("has_table")).mapTo(Boolean.class).one();
    return isThere
        ? handle
            .createQuery(AppliedFiles.sql("surplus_jobs"))
            .bind("scheduler", scheduler)
            .mapTo(String.class)
            .list()
        : List.of();
  }
}
