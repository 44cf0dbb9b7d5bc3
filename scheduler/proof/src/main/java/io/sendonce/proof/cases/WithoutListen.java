package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.node.RecordedJob;
import java.time.Duration;

/** Nodes that cannot LISTEN, as behind a transaction pooler: still correct, only slower. */
final class WithoutListen implements Case {

  private static final Duration IDLE = Lane.seconds(2);
  private static final String PAIR = "pair";

  @Override
  public String id() {
    return "no-listen";
  }

  @Override
  public String shows() {
    return "ours without LISTEN: E1a again, and \"trigger now\" at 2 s polling";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings =
        Settings.ofQuartz()
            .with(Settings.IDLE_WAIT, IDLE.toMillis())
            .withOurs(Settings.LISTEN, false);
    Node first = cluster.start(settings, "a", "b").get(0);
    Node operator = cluster.operator(settings);
    first.job(PAIR, RecordedJob.class, Lane.seconds(1), false);
    for (int round = 0; round < 3; round++) {
      long due = Lane.in(Lane.seconds(1.5));
      first.every("one-" + round, PAIR, due, Duration.ZERO);
      first.every("two-" + round, PAIR, due, Duration.ZERO);
      Lane.until(due + 4500);
    }
    int overlaps = cluster.diaries().overlaps();
    int runs = cluster.diaries().runs(PAIR).size();
    Lane.declare(operator, Duration.ZERO);
    Times times = new Times(TriggerNow.latencies(cluster, operator, 8));
    return Finding.of(
        overlaps > 0 || runs < 6 || times.longest().compareTo(IDLE.plusMillis(500)) > 0,
        "%d overlaps, %d runs of 6; \"trigger now\" p50 %s, longest %s"
            .formatted(
                overlaps, runs, Times.text(times.percentile(50)), Times.text(times.longest())));
  }
}
