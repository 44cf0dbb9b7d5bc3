package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Settings;

/** A node that was declared dead wakes and gives back the trigger it had reserved. */
final class LateRelease implements Case {

  @Override
  public String id() {
    return "late-release";
  }

  @Override
  public String shows() {
    return "a release by a node that was declared dead";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.quick().withOurs(Settings.GRACE, 3000);
    Node first = cluster.start(settings, "a", "b").get(0);
    Lane.declare(first, Lane.seconds(6));
    long due = Lane.in(Lane.seconds(13));
    first.every(Lane.TRIGGER, Lane.JOB, due, Lane.seconds(2));
    Node holder = Lane.reserver(cluster, Lane.TRIGGER);
    holder.stall();
    Lane.until(due + 1500);
    boolean declaredDead = cluster.diaries().checkIn(holder.name()).isEmpty();
    holder.wake();
    Lane.until(due + 8500);
    Finding overlaps = Overlaps.of(cluster, 2);
    return new Finding(
        overlaps.outcome(), (declaredDead ? "declared dead; " : "left alone; ") + overlaps.words());
  }
}
