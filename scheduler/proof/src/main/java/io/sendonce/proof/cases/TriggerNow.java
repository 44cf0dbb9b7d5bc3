package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.cluster.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * "Trigger now" from a console, whose own scheduler never starts: from asking to the run's start.
 */
final class TriggerNow implements Case {

  private static final int PERCENT = 95;

  @Override
  public String id() {
    return "E4";
  }

  @Override
  public String shows() {
    return "\"trigger now\" from another process to start (target p95 200 ms)";
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    cluster.start(Settings.ofQuartz(), "a", "b");
    Node operator = cluster.operator(Settings.ofQuartz());
    Lane.declare(operator, Duration.ZERO);
    Patience.pause(Lane.seconds(1));
    Times times = new Times(latencies(cluster, operator, samples(cluster.store())));
    return Finding.of(
        times.percentile(PERCENT).compareTo(CleanStop.PROMPT) > 0,
        "p50 %s, p95 %s of %d"
            .formatted(
                Times.text(times.percentile(50)),
                Times.text(times.percentile(PERCENT)),
                samples(cluster.store())));
  }

  private static int samples(Store store) {
    return store == Store.OURS ? 60 : 3;
  }

  static List<Duration> latencies(Cluster cluster, Node operator, int samples)
      throws CaseFailedException {
    List<Duration> latencies = new ArrayList<>();
    for (int sample = 1; sample <= samples; sample++) {
      int runs = sample;
      operator.now(Lane.JOB);
      Patience.require(
          Lane.seconds(40), "the job runs", () -> cluster.diaries().runs(Lane.JOB).size() >= runs);
      List<Instant> asked = cluster.diaries().asked();
      List<Run> all = cluster.diaries().runs(Lane.JOB);
      latencies.add(all.get(all.size() - 1).after(asked.get(asked.size() - 1)));
      // Not in step with anything.
      Patience.pause(Duration.ofMillis(100 + (sample * 137L) % 400));
    }
    return latencies;
  }
}
