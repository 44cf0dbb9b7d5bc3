package io.sendonce.benchmark.contest;

import java.nio.file.Path;
import java.util.HashMap;
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

  /** The same with another setting of Sendonce, unless that was asked for already. */
  public Tuning withUnlessAsked(String key, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.putIfAbsent(key, value);
    return new Tuning(config, more, dbSchedulerThreads, jobRunrWorkers, quartzMessages, nodeFolder);
  }
}
