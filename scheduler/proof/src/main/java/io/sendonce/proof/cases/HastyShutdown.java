package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code shutdown(false)} while an exclusive job runs, which then ends. */
final class HastyShutdown implements Case {

  private static final Duration PATIENCE = Lane.seconds(3);

  @Override
  public String id() {
    return "E8";
  }

  @Override
  public String shows() {
    return "shutdown(false) under a running job: pause of the lane after its end";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Node first = cluster.start(Settings.ofQuartz(), "a", "b").get(0);
    Lane.everyFromNow(first, Lane.seconds(4), Lane.seconds(1));
    Run run = cluster.diaries().await(Lane.SOON, "the lane runs", any -> true);
    cluster.node(run.node()).shutdown(false);
    Run ended = cluster.diaries().await(Lane.SOON, "the run ends", any -> any.ended() != null);
    Instant end = ended.end();
    Optional<Run> next =
        cluster
            .diaries()
            .awaitPerhaps(Lane.seconds(8), other -> other.began().isAfter(ended.began()));
    int overlaps = cluster.diaries().overlaps();
    return Finding.of(
        overlaps > 0 || next.isEmpty() || next.get().after(end).compareTo(PATIENCE) > 0,
        "%s; %d overlaps"
            .formatted(
                next.map(other -> "goes on after " + Times.text(other.after(end)))
                    .orElse("stands still for 8 s and more"),
                overlaps));
  }
}
