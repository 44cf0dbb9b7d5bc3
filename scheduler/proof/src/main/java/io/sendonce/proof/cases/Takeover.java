package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Diaries;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.cluster.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** SIGKILL of the node that works a lane, right after it has checked in. */
final class Takeover implements Case {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Override
  public String id() {
    return "E5";
  }

  @Override
  public String shows() {
    return "SIGKILL to takeover (stock: its defaults; ours: as shipped, target 10 s)";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    boolean ours = cluster.store() == Store.OURS;
    Settings settings = ours ? Settings.shipped() : Settings.ofQuartz();
    Node first = cluster.start(settings, "n0", "n1").get(0);
    Lane.everyFromNow(first, Lane.seconds(60), Lane.seconds(1));
    List<Duration> takeovers = new ArrayList<>();
    int samples = ours ? 3 : 1;
    for (int sample = 0; sample < samples; sample++) {
      takeovers.add(killWorker(cluster));
      if (sample + 1 < samples) {
        cluster.start(settings, "n" + (sample + 2));
      }
    }
    Times times = new Times(takeovers);
    return Finding.of(
        times.longest().compareTo(LONGEST) > 0 || cluster.diaries().overlaps() > 0,
        "longest %s of %d".formatted(Times.text(times.longest()), samples));
  }

  private static Duration killWorker(Cluster cluster) throws CaseFailedException {
    Diaries diaries = cluster.diaries();
    Run running =
        diaries.await(
            Lane.SOON,
            "the lane runs",
            run -> run.ended() == null && cluster.node(run.node()).isAlive());
    Node worker = cluster.node(running.node());
    Lane.awaitCheckIn(cluster, worker, Duration.ZERO);
    Instant killed = diaries.now();
    worker.kill();
    Run next =
        diaries.await(
            Lane.seconds(40), "another node takes over", run -> run.began().isAfter(killed));
    return next.after(killed);
  }
}
