package io.sendonce.scheduler.inventory;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.store.QuartzStatements;
import java.time.Instant;
import java.util.List;

/**
 * What a cluster's tables hold.
 *
 * @param scheduler the cluster's name
 * @param at the moment, by the database's clock
 * @param jobs by group and name
 * @param fires what is reserved or executing, the oldest first
 * @param pausedGroups trigger groups that are paused as groups, without Quartz's mark for all
 * @param isEverythingPaused whether that mark is set: groups that are added later are paused too
 * @param schedulers all schedulers that have jobs in these tables
 */
public record Inventory(
    String scheduler,
    Instant at,
    List<ListedJob> jobs,
    List<ListedFire> fires,
    List<String> pausedGroups,
    boolean isEverythingPaused,
    List<String> schedulers) {

  /** Copies what can change. */
  public Inventory {
    jobs = List.copyOf(jobs);
    fires = List.copyOf(fires);
    pausedGroups = List.copyOf(pausedGroups);
    schedulers = List.copyOf(schedulers);
  }

  /**
   * Reads the tables.
   *
   * @param database where they are
   * @param statements for their names
   * @param scheduler the cluster's name
   */
  public static Inventory read(Database database, QuartzStatements statements, String scheduler) {
    return new InventoryReader(database, statements).read(scheduler);
  }

  /** The same with the jobs, fires and paused groups of one group only. */
  public Inventory ofGroup(String group) {
    return new Inventory(
        scheduler,
        at,
        jobs.stream().filter(job -> job.group().equals(group)).toList(),
        fires.stream().filter(fire -> fire.isOfGroup(group)).toList(),
        pausedGroups.stream().filter(group::equals).toList(),
        isEverythingPaused,
        schedulers);
  }
}
