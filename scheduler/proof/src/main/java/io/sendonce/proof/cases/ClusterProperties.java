package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings that name our plugin and a file of jobs. */
final class ClusterProperties {

  private ClusterProperties() {}

  static Settings withJobs(Settings settings, Cluster cluster, String jobs)
      throws CaseFailedException {
    Path file = cluster.folder().resolve("jobs.properties");
    try {
      Files.writeString(file, jobs);
    } catch (IOException e) {
      throw new CaseFailedException("a jobs file could not be written: " + e, e);
    }
    String plugin = "org.quartz.plugin.jobs.";
    return settings
        .with(plugin + "class", "io.sendonce.scheduler.plugin.JobsFromProperties")
        .with(plugin + "file", file);
  }
}
