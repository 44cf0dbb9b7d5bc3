package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.cluster.Store;
import java.time.Duration;
import java.time.Instant;

/** A plugin cannot start: the node must not stay in the cluster as if it were healthy. */
final class Zombie implements Case {

  @Override
  public String id() {
    return "E10";
  }

  @Override
  public String shows() {
    return "a plugin fails to start (ours: jobs plugin with a bad file)";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.quick();
    Node node =
        cluster.launch(
            cluster.store() == Store.OURS
                ? ClusterProperties.withJobs(settings, cluster, "job.lane.evry = 1s\n")
                : settings.with(
                    "org.quartz.plugin.bad.class", "io.sendonce.proof.node.UnstartablePlugin"),
            "a");
    node.awaitRefusal();
    if (node.ended(Duration.ofSeconds(6))) {
      return Finding.of(false, "refused, the process ended");
    }
    Instant before = cluster.diaries().now();
    boolean checksIn =
        Patience.await(
            Lane.seconds(4),
            () ->
                cluster
                    .diaries()
                    .checkIn(node.name())
                    .filter(at -> at.isAfter(before))
                    .isPresent());
    return Finding.of(
        true, "zombie: start() threw, the process lives" + (checksIn ? " and checks in" : ""));
  }
}
