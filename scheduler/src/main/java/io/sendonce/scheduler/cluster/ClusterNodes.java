package io.sendonce.scheduler.cluster;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.deploy.NodeStart;
import io.sendonce.jobs.deploy.NodeStarts;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.jobs.watch.ClockOffset;
import io.sendonce.jobs.watch.Watch;
import io.sendonce.scheduler.inventory.Inventory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what is on record of a cluster's nodes. Safe for use by many threads. */
public final class ClusterNodes {

  private static final Duration CLOCKS_OF = Duration.ofDays(1);

  private final Database database;
  private final Cluster cluster;

  /**
   * The nodes of a cluster.
   *
   * @param database is only read
   */
  public ClusterNodes(Database database, Cluster cluster) {
    this.database = database;
    this.cluster = cluster;
  }

  /**
   * Every node that checks in, dead ones too.
   *
   * @param now what the cluster's tables hold
   */
  public List<ClusterNode> list(Inventory now) {
    QueueStatus status = new QueueStatus(database);
    List<NodeLife> lives = status.nodes(cluster.schedulerName(), cluster.silenceGrace());
    List<NodeStart> starts =
        new NodeStarts(database, cluster.schedulerName())
            .latest(lives.stream().map(NodeLife::name).toList());
    List<ClockOffset> clocks = Watch.clocks(database, now.at().minus(CLOCKS_OF));
    Map<String, Long> held = status.onTheWire();
    List<ClusterNode> nodes = new ArrayList<>();
    for (NodeLife life : lives) {
      nodes.add(
          new ClusterNode(
              life,
              starts.stream().filter(it -> it.node().equals(life.name())).findFirst(),
              clocks.stream().filter(it -> it.node().equals(life.name())).findFirst(),
              now.fires().stream()
                  .filter(fire -> fire.isExecuting() && fire.node().equals(life.name()))
                  .toList(),
              held.getOrDefault(life.name(), 0L)));
    }
    return nodes;
  }
}
