package io.sendonce.benchmark.contest;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the options change of the contestants.
 *
 * @param config the directory of the shipped configuration
 * @param settings of Sendonce, other than shipped, by their names in {@code sendonce.properties}
 * @param dbSchedulerThreads threads of db-scheduler
 * @param jobRunrWorkers workers of JobRunr
 * @param quartzMessages the most that stock Quartz is given
 * @param nodeFolder where packages for Node.js are, or are to be installed
 */
public record Tuning(
    Path config,
    Map<String, String> settings,
    int dbSchedulerThreads,
    int jobRunrWorkers,
    int quartzMessages,
    Path nodeFolder) {

  /** Keeps its own copy. */
  public Tuning {
    settings = Map.copyOf(settings);
  }
}
