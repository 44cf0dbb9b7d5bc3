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

/** SIGTERM of the node that works a lane: from the last run's end to the next one's start. */
final class HandOver implements Case {

  private static final Duration TAKES = Lane.seconds(1.2);

  @Override
  public String id() {
    return "hand-over";
  }

  @Override
  public String shows() {
    return "a busy lane's gap when its node is stopped (target 200 ms)";
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.shipped();
    Node first = cluster.start(settings, "n0", "n1").get(0);
    Lane.everyFromNow(first, TAKES, Lane.seconds(1));
    List<Duration> gaps = new ArrayList<>();
    int samples = cluster.store() == Store.OURS ? 8 : 4;
    for (int sample = 0; sample < samples; sample++) {
      gaps.add(stopWorker(cluster));
      cluster.start(settings, "n" + (sample + 2));
    }
    Times times = new Times(gaps);
    return Finding.of(
        times.longest().compareTo(CleanStop.PROMPT) > 0 || cluster.diaries().overlaps() > 0,
        "p50 %s, longest %s of %d"
            .formatted(Times.text(times.percentile(50)), Times.text(times.longest()), gaps.size()));
  }

  private static Duration stopWorker(Cluster cluster) throws CaseFailedException {
    Diaries diaries = cluster.diaries();
    Instant now = diaries.now();
    Run running = diaries.await(Lane.SOON, "the lane runs", run -> run.began().isAfter(now));
    Node worker = cluster.node(running.node());
    worker.ask();
    worker.awaitEnd(Lane.SOON);
    Run last =
        diaries.runs().stream()
            .filter(run -> run.node().equals(worker.name()))
            .reduce((one, next) -> next)
            .orElseThrow();
    Run next =
        diaries.await(Lane.SOON, "another node goes on", run -> run.began().isAfter(last.end()));
    return next.after(last.end());
  }
}
