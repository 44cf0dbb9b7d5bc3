package io.sendonce.scheduler.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges who is dead. A node whose session has ended, as it does in the moment its process is
 * killed, is given little time to check in again; one that is silent but connected may be paused,
 * and one that was never seen connected may sit behind a pooler: they are given the long grace.
 */
final class Neighbours {

  /** Enough to connect again and check in, after a connection alone was lost. */
  static final Duration PATIENCE_WITH_THE_DISCONNECTED = Duration.ofSeconds(3);

  private final String self;
  private final Duration silenceGrace;
  private final Set<String> seenConnected = new HashSet<>();

  /** Nodes found without their session, with the check-in that was their last one then. */
  private final Map<String, Long> foundDisconnected = new HashMap<>();

  Neighbours(String self, Duration silenceGrace) {
    this.self = self;
    this.silenceGrace = silenceGrace;
  }

  /**
   * The dead among the nodes.
   *
   * @param ownGap since this node's own last look
   */
  List<NodeRow> dead(List<NodeRow> nodes, Duration ownGap) {
    nodes.forEach(this::observe);
    return nodes.stream()
        .filter(node -> !node.instance().equals(self))
        .filter(node -> node.isDead(patience(node), ownGap))
        .toList();
  }

  private Duration patience(NodeRow node) {
    return foundDisconnected.containsKey(node.instance())
        ? PATIENCE_WITH_THE_DISCONNECTED
        : silenceGrace;
  }

  private void observe(NodeRow node) {
    String name = node.instance();
    if (node.isConnected()) {
      seenConnected.add(name);
      foundDisconnected.remove(name);
    } else if (seenConnected.contains(name)) {
      Long before = foundDisconnected.putIfAbsent(name, node.lastCheckIn());
      if (before != null && before < node.lastCheckIn()) {
        // It lives without a session of its own: that it has none says nothing any more.
        seenConnected.remove(name);
        foundDisconnected.remove(name);
      }
    }
  }
}
