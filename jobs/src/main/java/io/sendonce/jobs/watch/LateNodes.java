package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.status.NodeLife;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Nodes that have not checked in in time, by the rule by which the others take over. */
final class LateNodes implements Watched {

  /** A check-in may be a moment late: only a node that is late in two looks is worth a word. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Supplier<List<NodeLife>> nodes;

  LateNodes(Supplier<List<NodeLife>> nodes) {
    this.nodes = nodes;
  }

  @Override
  public Condition condition() {
    return Condition.NODE_LATE;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    return judge(nodes.get(), at);
  }

  static List<Suspicion> judge(List<NodeLife> nodes, Instant at) {
    return nodes.stream()
        .filter(node -> !node.life().equals("alive"))
        .map(
            node ->
                Suspicion.of(
                    "node " + node.name(),
                    node.isAlive() ? Severity.WARNING : Severity.ERROR,
                    "%s: last check-in %s ago, at %s"
                        .formatted(
                            node.life(),
                            Words.age(node.lastCheckIn(), at),
                            Words.time(node.lastCheckIn()))))
        .toList();
  }
}
