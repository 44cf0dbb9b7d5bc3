package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.cluster.Store;
import io.sendonce.proof.node.RecordedJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Triggers that are ACQUIRED or BLOCKED while no node has anything to do with them. */
final class Planted implements Case {

  private static final Duration STOCK = Lane.seconds(15);
  private static final Duration OURS = Lane.seconds(60);
  private static final String PLANT =
      "UPDATE qrtz_triggers SET trigger_state = :state, next_fire_time = :due"
          + " WHERE trigger_name = :trigger";

  @Override
  public String id() {
    return "stuck";
  }

  @Override
  public String shows() {
    return "triggers left ACQUIRED and BLOCKED without a node (planted)";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.quick().with(Settings.IDLE_WAIT, 2000);
    Node only = cluster.start(settings, "a").get(0);
    for (String state : List.of("ACQUIRED", "BLOCKED")) {
      only.job(state, RecordedJob.class, Duration.ZERO, false);
      // Too far away to be reserved.
      only.every(state, state, Lane.in(Duration.ofMinutes(10)), Lane.seconds(1));
      long due = Lane.in(Lane.seconds(1));
      cluster.diaries().plant(PLANT, Map.of("state", state, "due", due, "trigger", state));
    }
    long start = System.nanoTime();
    boolean healed =
        Patience.await(
            cluster.store() == Store.OURS ? OURS : STOCK,
            () ->
                !cluster.diaries().runs("ACQUIRED").isEmpty()
                    && !cluster.diaries().runs("BLOCKED").isEmpty());
    String waited = Times.text(Duration.ofNanos(System.nanoTime() - start));
    return Finding.of(
        !healed,
        "%s and %s after %s"
            .formatted(fate(cluster, "ACQUIRED"), fate(cluster, "BLOCKED"), waited));
  }

  private static String fate(Cluster cluster, String trigger) {
    return cluster.diaries().runs(trigger).isEmpty()
        ? "still " + cluster.diaries().state(trigger)
        : "fired";
  }
}
