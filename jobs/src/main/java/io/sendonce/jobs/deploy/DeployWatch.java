package io.sendonce.jobs.deploy;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How sending has fared since a change was made. Safe for use by many threads. */
public final class DeployWatch {

  /** How long after a change the watch goes on. */
  public static final Duration LENGTH = Duration.ofHours(24);

  private static final Duration WITHIN = Duration.ofHours(1);

  private final Database database;

  /**
   * A watch over what is in a database.
   *
   * @param database is only read
   */
  public DeployWatch(Database database) {
    this.database = database;
  }

  /**
   * How it has fared up to now, or up to the end of the watch.
   *
   * @param since when the change was made
   */
  public Outcome since(Instant since) {
    Instant until = since.plus(LENGTH);
    List<Repeat> repeats =
        new Duplicates(database)
            .find(new Search(WITHIN, since, null, null)).stream()
                .filter(repeat -> repeat.first().map(first -> first.isBefore(until)).orElse(true))
                .toList();
    Facts facts =
        database.query(
            "deploy/since",
            query ->
                query
                    .bind("since", since)
                    .bind("until", until)
                    .map(Database.rows(Facts.class))
                    .one());
    return new Outcome(since, until, facts, Tally.of(repeats));
  }

  /**
   * How a change has fared: as it was kept or, before that, as it is now.
   *
   * @param deploy the change
   */
  public Deploy.Kept standing(Deploy deploy) {
    return deploy
        .kept()
        .orElseGet(
            () -> {
              Outcome now = since(deploy.since());
              return new Deploy.Kept(now.verdict(), now.isGood(), now);
            });
  }

  /**
   * What is known.
   *
   * @param at the database's clock
   * @param refused repeats that were not sent, because their intent was served already
   * @param doubts messages that became uncertain
   * @param openDoubts messages that are uncertain now, whenever they became so
   * @param stuck messages in flight whose lease ended more than a minute ago
   */
  public record Facts(
      Instant at, long sent, long failed, long refused, long doubts, long openDoubts, long stuck) {}

  /**
   * How it fared.
   *
   * @param until when the watch ends
   * @param twice who got something more than once meanwhile
   */
  public record Outcome(Instant since, Instant until, Facts facts, Tally twice) {

    /** Whether the watch is over. */
    public boolean isOver() {
      return !facts.at().isBefore(until);
    }

    /** Whether nothing speaks against the change. */
    public boolean isGood() {
      return twice.people() == 0 && facts.stuck() == 0 && facts.openDoubts() == 0;
    }

    /** In one sentence, and no more than is known. */
    public String verdict() {
      if (twice.people() > 0) {
        return twice.sentence();
      }
      if (facts.stuck() > 0) {
        return "%d in flight beyond their lease: nobody recovers them.".formatted(facts.stuck());
      }
      if (facts.openDoubts() > 0) {
        return "Nobody is known to have got anything twice; %d in doubt."
            .formatted(facts.openDoubts());
      }
      if (facts.sent() == 0) {
        return "Nothing was sent since, so nothing is shown.";
      }
      return "%s%d sent, nobody is known to have got anything twice."
          .formatted(isOver() ? "" : "So far: ", facts.sent());
    }
  }
}
