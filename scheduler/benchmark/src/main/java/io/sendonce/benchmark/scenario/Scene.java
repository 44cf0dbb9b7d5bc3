package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.contest.Tuning;
import io.sendonce.benchmark.measure.Server;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import java.nio.file.Path;
import java.util.List;

/**
 * Where scenarios are played, and how much of everything.
 *
 * @param workload how many messages are sent where that is what is measured
 * @param runs how often where something is repeated
 * @param inserts how many messages are inserted one by one
 * @param backlogs how many messages wait
 * @param seconds how long something is watched
 * @param logs where processes write
 */
public record Scene(
    Server server,
    Tuning tuning,
    Workload workload,
    int runs,
    int inserts,
    List<Integer> backlogs,
    int seconds,
    Path logs) {

  /** Keeps its own copy. */
  public Scene {
    backlogs = List.copyOf(backlogs);
  }

  Path log(String scenario) {
    return logs.resolve(scenario + ".log");
  }

  /** A new database for a scenario, to be dropped by it. */
  Target database(String scenario) {
    return server.create("scenario_" + scenario.replace('-', '_'));
  }
}
