package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Diaries;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.node.RecordedJob;
import java.time.Duration;

/** A killed node's run is recovered while another node has reserved the job's scheduled fire. */
final class RecoveryBesideScheduled implements Case {

  @Override
  public String id() {
    return "recovery";
  }

  @Override
  public String shows() {
    return "a recovery trigger beside a scheduled one";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.quick();
    Node victim = cluster.start(settings, "a", "b").get(0);
    // It checks in rarely, so that another node does the recovery and it keeps what it reserved.
    Node holder = cluster.start(settings.with(Settings.CHECK_IN, 30_000), "holder").get(0);
    holder.job(Lane.JOB, RecordedJob.class, Lane.seconds(14), true);
    holder.every(Lane.TRIGGER, Lane.JOB, Lane.in(Lane.seconds(20)), Duration.ZERO);
    Lane.reserver(cluster, Lane.TRIGGER);
    victim.now(Lane.JOB);
    Diaries diaries = cluster.diaries();
    Run lost = diaries.await(Lane.SOON, "the job runs", any -> true);
    cluster.node(lost.node()).kill();
    diaries.await(Lane.seconds(60), "it is recovered", run -> run.trigger().startsWith("recover_"));
    diaries.await(
        Lane.seconds(60), "the scheduled fire comes", run -> run.trigger().equals(Lane.TRIGGER));
    return Overlaps.of(cluster, 3);
  }
}
