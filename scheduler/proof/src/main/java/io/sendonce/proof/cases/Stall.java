package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import java.time.Duration;

/**
 * SIGSTOP of the node that runs the lane, then SIGCONT. A node that is stalled for too long is
 * declared dead by the others; when it wakes inside its job, that overlap cannot be helped, but its
 * completion must not let a third run in.
 */
final class Stall implements Case {

  private static final Duration TAKES = Lane.seconds(12);

  private final String id;
  private final String shows;
  private final Settings settings;
  private final Duration stall;
  private final int unavoidable;

  private Stall(String id, String shows, Settings settings, Duration stall, int unavoidable) {
    this.id = id;
    this.shows = shows;
    this.settings = settings;
    this.stall = stall;
    this.unavoidable = unavoidable;
  }

  static Stall ofNineSeconds() {
    return new Stall(
        "E2",
        "SIGSTOP for 9 s inside an exclusive job, then SIGCONT",
        Settings.quick(),
        Lane.seconds(9),
        0);
  }

  static Stall beyondGrace() {
    return new Stall(
        "late-end",
        "a completion by a node that was declared dead",
        Settings.quick().withOurs(Settings.GRACE, 3000),
        Lane.seconds(10),
        1);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String shows() {
    return shows;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Node first = cluster.start(settings, "a", "b").get(0);
    Lane.everyFromNow(first, TAKES, Lane.seconds(1));
    Run run = cluster.diaries().await(Lane.SOON, "the lane runs", any -> true);
    Node victim = cluster.node(run.node());
    Lane.awaitCheckIn(cluster, victim, Lane.seconds(0.8));
    victim.stall();
    Patience.pause(stall);
    boolean declaredDead = cluster.diaries().checkIn(victim.name()).isEmpty();
    victim.wake();
    // Long enough for the stalled run's end, its replacement's, and those that should not be.
    Patience.pause(Lane.seconds(16));
    return finding(cluster, declaredDead);
  }

  private Finding finding(Cluster cluster, boolean declaredDead) {
    int overlaps = cluster.diaries().overlaps();
    String dead = declaredDead ? "declared dead" : "left alone";
    if (unavoidable == 0) {
      return Finding.of(overlaps > 0, "%s; %d overlaps".formatted(dead, overlaps));
    }
    int more = Math.max(overlaps - unavoidable, 0);
    return Finding.of(
        more > 0,
        "%s; %d overlaps after the stalled run's own %d"
            .formatted(dead, more, Math.min(overlaps, unavoidable)));
  }
}
