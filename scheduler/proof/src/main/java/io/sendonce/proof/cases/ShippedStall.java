package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import java.util.List;

/** A 9 s stall under the shipped configuration, which takes over a dead node within 10 s. */
final class ShippedStall implements Case {

  @Override
  public String id() {
    return "stall-9s";
  }

  @Override
  public String shows() {
    return "false failovers at a 9 s stall, as shipped";
  }

  /** Whether the stock store falls for it is a matter of when its nodes check in. */
  @Override
  public Demand demand() {
    return Demand.NOTHING;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    List<Node> nodes = cluster.start(Settings.shipped(), "a", "b", "c");
    Lane.everyFromNow(nodes.get(0), Lane.seconds(14), Lane.seconds(1));
    Run run = cluster.diaries().await(Lane.SOON, "the lane runs", any -> true);
    Node victim = cluster.node(run.node());
    Lane.awaitCheckIn(cluster, victim, Lane.seconds(2.8));
    victim.stall();
    Patience.pause(Lane.seconds(9));
    boolean declaredDead = cluster.diaries().checkIn(victim.name()).isEmpty();
    victim.wake();
    Patience.pause(Lane.seconds(3));
    int overlaps = cluster.diaries().overlaps();
    return Finding.of(
        declaredDead || overlaps > 0,
        "%d false failovers, %d overlaps".formatted(declaredDead ? 1 : 0, overlaps));
  }
}
