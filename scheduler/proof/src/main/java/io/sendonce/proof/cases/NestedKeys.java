package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.cluster.Store;
import java.util.Optional;

/** Jobs in properties: Quartz refuses nested keys of a plugin; our plugin takes a file. */
final class NestedKeys implements Case {

  private static final String JOBS =
      """
      job.lane.class = io.sendonce.proof.node.RecordedJob
      job.lane.every = 1s
      job.lane.data.hold = 10
      """;

  @Override
  public String id() {
    return "E11";
  }

  @Override
  public String shows() {
    return "a job declared in properties";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    if (cluster.store() == Store.STOCK) {
      Settings nested =
          Settings.quick()
              .with(
                  "org.quartz.plugin.jobs.class",
                  "org.quartz.plugins.history.LoggingJobHistoryPlugin")
              .with("org.quartz.plugin.jobs.job.lane.cron", "* * * * * ?");
      String refusal = cluster.launch(nested, "a").awaitRefusal();
      return Finding.of(
          true, "refused: %s".formatted(refusal.replaceFirst(".*(No setter[^]]*).*", "$1")));
    }
    cluster.start(ClusterProperties.withJobs(Settings.quick(), cluster, JOBS), "a");
    Optional<Run> run = cluster.diaries().awaitPerhaps(Lane.SOON, any -> true);
    return Finding.of(run.isEmpty(), run.isEmpty() ? "it did not run" : "it runs");
  }
}
