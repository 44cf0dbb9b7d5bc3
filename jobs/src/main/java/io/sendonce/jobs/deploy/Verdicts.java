package io.sendonce.jobs.deploy;

import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.List;

/** Keeps the verdicts of all watches in a database. Safe for use by many threads and nodes. */
public final class Verdicts {

  private final Database database;

  /**
   * The verdicts of the watches in a database.
   *
   * @param database where they are kept
   */
  public Verdicts(Database database) {
    this.database = database;
  }

  /**
   * Keeps the verdict of each watch whose day is over. Reads all that was sent in that day.
   *
   * @return how many were kept
   */
  public int keepDue() {
    List<Over> over =
        database.query("deploy/over", query -> query.map(Database.rows(Over.class)).list());
    DeployWatch watch = new DeployWatch(database);
    return over.stream().mapToInt(each -> keep(each.id(), watch.since(each.since()))).sum();
  }

  /** A watch whose day is over. */
  record Over(long id, Instant since) {}

  private int keep(long id, DeployWatch.Outcome outcome) {
    DeployWatch.Facts facts = outcome.facts();
    return database.update(
        "deploy/conclude",
        update ->
            update
                .bind("id", id)
                .bind("at", facts.at())
                .bind("verdict", outcome.verdict())
                .bind("isGood", outcome.isGood())
                .bind("sent", facts.sent())
                .bind("failed", facts.failed())
                .bind("refused", facts.refused())
                .bind("doubts", facts.doubts())
                .bind("openDoubts", facts.openDoubts())
                .bind("stuck", facts.stuck())
                .bind("people", outcome.twice().people())
                .bind("extra", outcome.twice().extra()));
  }
}
