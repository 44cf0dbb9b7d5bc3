package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import java.time.Duration;
import java.time.Instant;

/** SIGTERM of the node that has reserved the next fire: another must fire it in time. */
final class CleanStop implements Case {

  static final Duration PROMPT = Duration.ofMillis(200);

  @Override
  public String id() {
    return "E3";
  }

  @Override
  public String shows() {
    return "SIGTERM of the node that had reserved the next fire";
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Node first =
        cluster.start(Settings.ofQuartz().with(Settings.IDLE_WAIT, 12_000), "a", "b").get(0);
    Lane.declare(first, Duration.ZERO);
    long due = Lane.in(Lane.seconds(4));
    first.every(Lane.TRIGGER, Lane.JOB, due, Duration.ZERO);
    Node holder = Lane.reserver(cluster, Lane.TRIGGER);
    Lane.until(due - 2000);
    holder.ask();
    holder.awaitEnd(Lane.SOON);
    Run run = cluster.diaries().await(Lane.seconds(20), "the other node fires", any -> true);
    Duration late = run.after(Instant.ofEpochMilli(due));
    cluster.stop(Lane.SOON);
    int left = cluster.diaries().rowsOfNodes();
    return Finding.of(
        late.compareTo(PROMPT) > 0 || left > 0,
        "fired %s late; %d rows left when all had stopped".formatted(Times.text(late), left));
  }
}
