package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.cluster.Skew;
import java.util.Optional;

/** Two nodes, one clock is wrong: no live node may be declared dead for that. */
final class WrongClock implements Case {

  private static final int SECONDS = 20;

  private final String id;
  private final boolean ahead;

  private WrongClock(String id, boolean ahead) {
    this.id = id;
    this.ahead = ahead;
  }

  /** The other node's clock is ahead of that of the node that works. */
  static WrongClock ahead() {
    return new WrongClock("skew-ahead", true);
  }

  /** The clock of the node that works is behind. */
  static WrongClock behind() {
    return new WrongClock("skew-behind", false);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String shows() {
    return ahead
        ? "an idle node's clock is 20 s ahead (libfaketime)"
        : "a busy node's clock is 20 s behind (libfaketime)";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Optional<Skew> skew = Skew.of(ahead ? SECONDS : -SECONDS);
    if (skew.isEmpty()) {
      return Finding.skipped("libfaketime is not installed");
    }
    Settings right = Settings.quick();
    Settings wrong = right.withClock(skew.get());
    Node worker = cluster.start(ahead ? right : wrong, "worker").get(0);
    Lane.everyFromNow(worker, Lane.seconds(14), Lane.seconds(1));
    worker.now(Lane.JOB);
    Run run = cluster.diaries().await(Lane.SOON, "the lane runs", any -> true);
    cluster.start(ahead ? wrong : right, "other");
    boolean declaredDead =
        Patience.await(Lane.seconds(7), () -> cluster.diaries().checkIn(run.node()).isEmpty());
    Patience.pause(Lane.seconds(3));
    int overlaps = cluster.diaries().overlaps();
    return Finding.of(
        declaredDead || overlaps > 0,
        "%s; %d overlaps"
            .formatted(declaredDead ? "live node declared dead" : "left alone", overlaps));
  }
}
