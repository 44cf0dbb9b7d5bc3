package io.sendonce.jobs.deploy;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes that a cluster is watched after. Safe for use by many threads and nodes. */
public final class Deploys {

  private final Database database;
  private final String scheduler;

  /**
   * The changes on record in a database.
   *
   * @param database where they are
   * @param scheduler the Quartz cluster's name
   */
  public Deploys(Database database, String scheduler) {
    this.database = database;
    this.scheduler = scheduler;
  }

  /**
   * Begins a watch from a moment on, such as when a setting was changed.
   *
   * @param since not after now, by the database's clock
   * @param actor who named the moment
   * @param reason what was changed
   * @return the watch's id; empty if the moment is in the future
   */
  public Optional<Long> begin(Instant since, Actor actor, String reason) {
    return database.inTransaction(
        handle -> {
          Optional<Long> id =
              handle
                  .createQuery(Database.sql("deploy/begin"))
                  .bind("scheduler", scheduler)
                  .bind("since", since)
                  .bind("length", DeployWatch.LENGTH.toString())
                  .bind("by", actor.name())
                  .bind("reason", reason)
                  .mapTo(Long.class)
                  .findOne();
          id.ifPresent(
              it ->
                  AuditTrail.write(
                      handle,
                      actor,
                      new AuditTrail.Deed(
                          "watch", "deploy " + it, reason, true, null, "since " + since)));
          return id;
        });
  }

  /** The latest changes, at most so many, the latest first. */
  public List<Deploy> latest(int limit) {
    return page(null, limit);
  }

  /** One of them; empty if this cluster has none with that id. */
  public Optional<Deploy> find(long id) {
    return page(id, 1).stream().findFirst();
  }

  private List<Deploy> page(@Nullable Long id, int limit) {
    return database
        .query(
            "deploy/page",
            query ->
                query
                    .bind("scheduler", scheduler)
                    .bindByType("id", id, Long.class)
                    .bind("limit", limit)
                    .map(Database.rows(Deploy.Row.class))
                    .list())
        .stream()
        .map(Deploy.Row::deploy)
        .toList();
  }
}
