package io.sendonce.jobs.deploy;

import io.sendonce.jobs.db.Database;
import java.util.Collection;
import java.util.List;

/** The starts of a cluster's nodes. Safe for use by many threads. */
public final class NodeStarts {

  private final Database database;
  private final String scheduler;

  /**
   * The starts on record in a database.
   *
   * @param database where they are
   * @param scheduler the Quartz cluster's name
   */
  public NodeStarts(Database database, String scheduler) {
    this.database = database;
    this.scheduler = scheduler;
  }

  /**
   * A node has started; if its version is another than the one that started last, a watch begins.
   *
   * @return the start's id, for its end
   */
  public long begin(String node, String version) {
    return database.query(
        "deploy/note_start",
        query ->
            query
                .bind("scheduler", scheduler)
                .bind("node", node)
                .bind("version", version)
                .bind("length", DeployWatch.LENGTH.toString())
                .mapTo(Long.class)
                .one());
  }

  /** A node begins to stop in good order. */
  public void end(long start) {
    database.update("deploy/note_stop", update -> update.bind("id", start));
  }

  /** The last start of each of some nodes, as far as one is on record. */
  public List<NodeStart> latest(Collection<String> nodes) {
    return database.query(
        "deploy/latest_starts",
        query ->
            query
                .bind("scheduler", scheduler)
                .bindArray("nodes", String.class, nodes.toArray())
                .map(Database.rows(NodeStart.class))
                .list());
  }
}
