package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import java.time.Duration;
import java.util.List;

/** One run that takes longer than the misfire threshold: the next must follow, not starve. */
final class LongRun implements Case {

  private static final Duration PERIOD = Lane.seconds(2);

  @Override
  public String id() {
    return "E6";
  }

  @Override
  public String shows() {
    return "a 23 s run of a 2 s lane, misfire threshold 20 s: pause after it";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.ofQuartz().with(Settings.MISFIRE, 20_000);
    List<Node> nodes = cluster.start(settings, "a", "b");
    Lane.everyFromNow(nodes.get(0), Lane.seconds(23), PERIOD);
    Run longRun =
        cluster.diaries().await(Lane.seconds(40), "the long run ends", run -> run.ended() != null);
    Run next =
        cluster
            .diaries()
            .await(Lane.seconds(40), "the lane goes on", run -> run.began().isAfter(longRun.end()));
    Duration gap = next.after(longRun.end());
    return Finding.of(
        gap.compareTo(PERIOD.multipliedBy(2)) > 0 || cluster.diaries().overlaps() > 0,
        "starved for %s".formatted(Times.text(gap)));
  }
}
