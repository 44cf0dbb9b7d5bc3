package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Settings;
import java.time.Duration;

/** "Trigger now" on one node while another has reserved the scheduled fire that comes next. */
final class NowBesideScheduled implements Case {

  @Override
  public String id() {
    return "E1c";
  }

  @Override
  public String shows() {
    return "\"trigger now\" just before a scheduled fire";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Node first = cluster.start(Settings.ofQuartz(), "a", "b").get(0);
    Lane.declare(first, Lane.seconds(4));
    long due = Lane.in(Lane.seconds(4));
    first.every(Lane.TRIGGER, Lane.JOB, due, Duration.ZERO);
    Node other = cluster.otherThan(Lane.reserver(cluster, Lane.TRIGGER));
    Lane.until(due - 2000);
    other.now(Lane.JOB);
    // The run now ends 2 s after the scheduled time; the scheduled one comes after it and is long.
    Lane.until(due + 3000);
    return Overlaps.of(cluster, 2);
  }
}
