package io.sendonce.scheduler.history;

import io.sendonce.jobs.db.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a cluster ran. Safe for use by many threads. */
public final class RunHistory {

  private final Database database;
  private final String scheduler;

  /**
   * The history of a cluster.
   *
   * @param database is only read
   * @param scheduler the cluster's name
   */
  public RunHistory(Database database, String scheduler) {
    this.database = database;
    this.scheduler = scheduler;
  }

  /** The key of a job. */
  public record Job(String group, String name) {}

  /**
   * A page of runs, the latest first.
   *
   * @param before only runs with a smaller id, or null for the latest
   * @param job whose, or null for any job's
   * @param isTroubled only what was not done
   * @param limit at most so many
   */
  public List<JobRun> page(
      @Nullable Long before, @Nullable Job job, boolean isTroubled, int limit) {
    return database.query(
        "history/page",
        query ->
            query
                .bind("schedulerName", scheduler)
                .bindByType("before", before, Long.class)
                .bind("jobGroup", job == null ? null : job.group())
                .bind("jobName", job == null ? null : job.name())
                .bind("isTroubled", isTroubled)
                .bind("limit", limit)
                .map(Database.rows(JobRun.class))
                .list());
  }
}
