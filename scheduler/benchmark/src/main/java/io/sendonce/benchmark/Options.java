package io.sendonce.benchmark;

import io.sendonce.benchmark.contest.Tuning;
import io.sendonce.benchmark.measure.Server;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.scenario.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be asked of the benchmark. */
final class Options {

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CONTESTANT",
      description = "Only these contestants of the throughput; see --list.")
  private List<String> only = List.of();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each contestant runs, in turns (default ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many messages are timed (default ${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many messages are sent before that (default ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Over how many accounts they are spread (default ${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Sendonce's send.slots, sends in flight at once on a node (as shipped: 32).")
  private @Nullable Integer slots;

  @Option(
      names = "--pool",
      paramLabel = "N",
      description = "Sendonce's database.pool, connections of a node (as shipped: 8).")
  private @Nullable Integer pool;

  @Option(
      names = "--setting",
      paramLabel = "KEY=VALUE",
      description = "Another setting of Sendonce, by its name in sendonce.properties; repeatable.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--db-scheduler-threads",
      paramLabel = "N",
      defaultValue = "50",
      description = "Threads of db-scheduler (default ${DEFAULT-VALUE}).")
  private int dbSchedulerThreads;

  @Option(
      names = "--jobrunr-workers",
      paramLabel = "N",
      defaultValue = "50",
      description = "Workers of JobRunr (default ${DEFAULT-VALUE}).")
  private int jobRunrWorkers;

  @Option(
      names = "--quartz-messages",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "The most messages stock Quartz is given to be timed (default ${DEFAULT-VALUE}).")
  private int quartzMessages;

  @Option(
      names = "--scenario",
      split = ",",
      paramLabel = "SCENARIO",
      defaultValue = "throughput",
      description =
          "What is measured (default ${DEFAULT-VALUE}): throughput, nodes, http, latency, in-flight, idle, backlog or all; see --list.")
  private List<String> scenarios = List.of();

  @Option(
      names = "--inserts",
      paramLabel = "N",
      defaultValue = "200",
      description = "For latency: how many messages are inserted (default ${DEFAULT-VALUE}).")
  private int inserts;

  @Option(
      names = "--backlogs",
      split = ",",
      paramLabel = "N",
      defaultValue = "10000,1000000,5000000",
      description = "For backlog: how many messages wait (default ${DEFAULT-VALUE}).")
  private List<Integer> backlogs = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "For in-flight and idle: how long is watched (default ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where report.json, pictures and logs go (default target/benchmark).")
  private @Nullable Path report;

  List<String> only() {
    return only;
  }

  int runs() {
    return runs;
  }

  List<String> scenarios() {
    return scenarios;
  }

  /** Where scenarios are played. */
  Scene scene(Server server, Path folder, Path logs) {
    return new Scene(server, tuning(folder), workload(), runs, inserts, backlogs, seconds, logs);
  }

  /**
   * How much is sent.
   *
   * @throws IllegalArgumentException if that cannot be measured
   */
  Workload workload() {
    return new Workload(messages, warmUp, accounts);
  }

  Path folder() throws IOException {
    Path folder =
        report == null
            ? Path.of(System.getProperty("benchmark.report", "target/benchmark"))
            : report;
    return Files.createDirectories(folder.toAbsolutePath().normalize());
  }

  Tuning tuning(Path folder) {
    Map<String, String> all = new HashMap<>(settings);
    if (slots != null) {
      all.put("send.slots", slots.toString());
    }
    if (pool != null) {
      all.put("database.pool", pool.toString());
    }
    Path config = Path.of(System.getProperty("benchmark.config", "../../config"));
    return new Tuning(
        config.toAbsolutePath().normalize(),
        all,
        dbSchedulerThreads,
        jobRunrWorkers,
        quartzMessages,
        folder.resolve("node"));
  }
}
