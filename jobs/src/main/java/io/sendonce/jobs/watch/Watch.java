package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Finding;
import io.sendonce.jobs.alerts.Look;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Conversations;
import io.sendonce.jobs.incidents.ReadBackFindings;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.jobs.status.QueueStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watch of one node. Safe for use by many threads, and beside the watches of other nodes. */
public final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.watch");

  /**
   * The watch is late when nobody has looked for so long; it looks every half minute as shipped.
   */
  private static final Duration LATE_AFTER = Duration.ofMinutes(5);

  private final Database database;
  private final WatchedNode node;
  private final WatchParts parts;
  private final WatchSettings settings;
  private final Suspicions suspicions;

  /**
   * A watch over what is in a database.
   *
   * @param database is only read, apart from the watch's own tables and the incidents
   * @param node who watches
   * @param parts whom it works with
   * @param settings from when on something is worth an alert
   */
  public Watch(Database database, WatchedNode node, WatchParts parts, WatchSettings settings) {
    this.database = database;
    this.node = node;
    this.parts = parts;
    this.settings = settings;
    this.suspicions = new Suspicions(database);
  }

  /**
   * Looks once, records what is so, and lets the outside know if the look was complete and alerts
   * get out.
   *
   * @param schedulerName the Quartz cluster whose nodes are watched
   * @param isStopped asked before the provider is
   * @return how many alerts there was reason for
   */
  public int look(String schedulerName, BooleanSupplier isStopped) {
    Instant at = NodeClocks.measure(database, node.name(), node.clock());
    Set<Condition> judged = EnumSet.noneOf(Condition.class);
    List<Finding> findings = new ArrayList<>();
    for (Watched watched : watched(schedulerName)) {
      try {
        List<Suspicion> held = suspicions.held(watched, watched.suspicions(at), at);
        findings.addAll(watched.findings(held));
        judged.add(watched.condition());
      } catch (RuntimeException e) {
        LOG.error("{} could not be judged", watched.condition().word(), e);
        findings.add(notJudged(watched.condition().word()));
      }
    }
    if (!isStopped.getAsBoolean()) {
      sample(at, findings);
    }
    suspicions.forget(judged, at);
    boolean isComplete =
        findings.stream().noneMatch(each -> each.condition() == Condition.WATCH_INCOMPLETE);
    judged.add(Condition.WATCH_INCOMPLETE);
    parts.recorder().record(new Look(at, judged, findings));
    record(at, isComplete, findings.size());
    if (isComplete && !parts.outbox().isOverdue()) {
      parts.heartbeat().run();
    }
    return findings.size();
  }

  /** Whether nobody has looked for too long is for those to say who do not look themselves. */
  public void lookAfterWatch() {
    Instant at = NodeClocks.measure(database, node.name(), node.clock());
    List<Finding> findings =
        lastLooks(database).stream()
            .findFirst()
            .filter(last -> last.age().compareTo(LATE_AFTER) > 0)
            .map(
                last ->
                    new Finding(
                        Condition.WATCH_LATE,
                        "watch",
                        Severity.CRITICAL,
                        "nobody has looked for %s; the last look was %s's, at %s"
                            .formatted(
                                Words.age(last.lookedAt(), last.at()),
                                last.node(),
                                Words.time(last.lookedAt()))))
            .stream()
            .toList();
    parts.recorder().record(new Look(at, Set.of(Condition.WATCH_LATE), findings));
  }

  /** The last look of each node that watched, the latest first, as a database has them. */
  public static List<LastLook> lastLooks(Database database) {
    return database.query("watch/runs", query -> query.map(Database.rows(LastLook.class)).list());
  }

  /** How far the nodes' clocks are from a database's, as they measured it since a time. */
  public static List<ClockOffset> clocks(Database database, Instant since) {
    return NodeClocks.measured(database, since);
  }

  private List<Watched> watched(String schedulerName) {
    QueueStatus status = new QueueStatus(database);
    Supplier<List<NodeLife>> nodes = () -> status.nodes(schedulerName, node.silenceGrace());
    return List.of(
        people(),
        new StuckClaims(database, settings.stuckAfter()),
        new NotSending(database, settings.notSendingAfter()),
        new OldDoubts(database, parts.rule(), settings.uncertainAfter()),
        new HeldAccounts(database, settings.accountDownAfter()),
        new RefusedRequests(database, settings.refusals()),
        new LateNodes(nodes),
        new NodeClocks(database, settings.clockOffset(), nodes));
  }

  private MessagesToAPerson people() {
    return new MessagesToAPerson(database, settings.duplicateWithin(), node.name());
  }

  /** What nobody has on record only the provider can show: a few conversations now and then. */
  private void sample(Instant at, List<Finding> findings) {
    try {
      if (!isTimeToAsk()) {
        return;
      }
      ReadBackFindings shown =
          new Conversations(database, parts.provider())
              .find(people().search(at), settings.readBack().conversations());
      LOG.info(
          "the provider was asked for {} conversations; {} told nothing",
          shown.asked(),
          shown.unread().values().stream().mapToLong(Long::longValue).sum());
      findings.addAll(people().findings(people().sampled(shown.repeats())));
    } catch (RuntimeException e) {
      LOG.error("the provider could not be asked for conversations", e);
      findings.add(notJudged("read-back"));
    }
  }

  private boolean isTimeToAsk() {
    Duration every = settings.readBack().every();
    if (every.isZero()) {
      return false;
    }
    Optional<Boolean> turn =
        database.query(
            "watch/take_read_back",
            query -> query.bind("every", every.toString()).mapTo(Boolean.class).findOne());
    return turn.orElse(false);
  }

  private void record(Instant at, boolean isComplete, int findings) {
    database.update(
        "watch/record_run",
        update ->
            update
                .bind("node", node.name())
                .bind("lookedAt", at)
                .bind("isComplete", isComplete)
                .bind("findings", findings));
  }

  private static Finding notJudged(String what) {
    return new Finding(
        Condition.WATCH_INCOMPLETE,
        what,
        Severity.ERROR,
        "could not be judged, which does not mean that all is well");
  }
}
