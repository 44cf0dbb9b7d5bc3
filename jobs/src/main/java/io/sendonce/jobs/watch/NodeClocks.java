package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.status.NodeLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How far the nodes' clocks are from the database's. Only a node can know that of itself: each
 * keeps what it measured whenever it runs the watch or delivers.
 */
final class NodeClocks implements Watched {

  private static final int TRIES = 3;
  private static final Duration LOOKS_BACK = Duration.ofDays(1);

  private final Database database;
  private final Duration atMost;
  private final Supplier<List<NodeLife>> nodes;

  NodeClocks(Database database, Duration atMost, Supplier<List<NodeLife>> nodes) {
    this.database = database;
    this.atMost = atMost;
    this.nodes = nodes;
  }

  /**
   * One question and its answer.
   *
   * @param asked this node's time before
   * @param told the database's time
   * @param heard this node's time after
   */
  record Exchange(Instant asked, Instant told, Instant heard) {

    Duration trip() {
      return Duration.between(asked, heard);
    }

    /** By half the way there and back: it is wrong by no more than that. */
    Duration ahead() {
      return Duration.between(told, asked.plus(trip().dividedBy(2)));
    }
  }

  @Override
  public Condition condition() {
    return Condition.CLOCK_OFFSET;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    Set<String> alive =
        nodes.get().stream()
            .filter(NodeLife::isAlive)
            .map(NodeLife::name)
            .collect(Collectors.toSet());
    return judge(
        measured(database, at.minus(LOOKS_BACK)).stream()
            .filter(each -> alive.isEmpty() || alive.contains(each.node()))
            .toList(),
        atMost);
  }

  static List<Suspicion> judge(List<ClockOffset> all, Duration atMost) {
    return all.stream()
        .filter(each -> Math.abs(each.aheadMs()) > atMost.toMillis())
        .map(
            each ->
                Suspicion.of(
                    "node " + each.node(),
                    Severity.WARNING,
                    "its clock is %d ms %s the database's, measured at %s"
                        .formatted(
                            Math.abs(each.aheadMs()),
                            each.aheadMs() > 0 ? "ahead of" : "behind",
                            Words.time(each.measuredAt()))))
        .toList();
  }

  /** What nodes measured since a time. */
  static List<ClockOffset> measured(Database database, Instant since) {
    return database.query(
        "watch/clocks",
        query -> query.bind("since", since).map(Database.rows(ClockOffset.class)).list());
  }

  /** Measures this node's clock and keeps what came of it; the database's time. */
  static Instant measure(Database database, String node, Clock clock) {
    Exchange best = exchange(database, clock);
    for (int i = 1; i < TRIES; i++) {
      Exchange next = exchange(database, clock);
      best = next.trip().compareTo(best.trip()) < 0 ? next : best;
    }
    long ahead = best.ahead().toMillis();
    database.update(
        "watch/record_clock", update -> update.bind("node", node).bind("aheadMs", ahead));
    return best.told();
  }

  private static Exchange exchange(Database database, Clock clock) {
    return database.query(
        "watch/moment",
        query -> {
          Instant asked = clock.instant();
          Instant told = query.mapTo(Instant.class).one();
          return new Exchange(asked, told, clock.instant());
        });
  }
}
