package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.node.RecordedJob;

/** Busy nodes stop one after the other; then nothing may say that one of them lives. */
final class RowsLeft implements Case {

  @Override
  public String id() {
    return "rows";
  }

  @Override
  public String shows() {
    return "rows of nodes left after all three stopped";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Node first = cluster.start(Settings.shipped(), "a", "b", "c").get(0);
    for (int lane = 0; lane < 4; lane++) {
      String job = "lane-" + lane;
      first.job(job, RecordedJob.class, Lane.seconds(0.4), false);
      first.every(job, job, Lane.in(Lane.seconds(0.5)), Lane.seconds(1));
    }
    Patience.require(Lane.SOON, "20 runs", () -> cluster.diaries().runs().size() >= 20);
    cluster.stop(Lane.SOON);
    int left = cluster.diaries().rowsOfNodes();
    return Finding.of(left > 0, "%d rows".formatted(left));
  }
}
