package io.sendonce.benchmark;

import io.sendonce.benchmark.contest.Contestants;
import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Course;
import io.sendonce.benchmark.measure.Figures;
import io.sendonce.benchmark.measure.Run;
import io.sendonce.benchmark.measure.Server;
import io.sendonce.benchmark.measure.TemporaryFolder;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.report.Conditions;
import io.sendonce.benchmark.report.JsonReport;
import io.sendonce.benchmark.report.Picture;
import io.sendonce.benchmark.report.Standing;
import io.sendonce.benchmark.report.Table;
import io.sendonce.benchmark.scenario.Measured;
import io.sendonce.benchmark.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmark's command line. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    version = "Sendonce benchmark",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures how many messages a second are claimed, sent to a provider that takes no time, recorded under a unique key and marked as done: by Sendonce, by others' queues on PostgreSQL and by hand-written SQL, on a server that waits for the disk.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every contestant that is there has figures",
      "1:one has none, because its work was wrong or did not come to an end",
      "2:wrong options",
      "3:it could not be run"
    },
    footerHeading = "%nExamples (after -Dbenchmark= when run by Maven):%n",
    footer = {
      "  benchmark",
      "  benchmark --only ceiling,sendonce-1,sendonce-2 --slots 250 --report /tmp/look-at-it",
      "  benchmark --scenario latency,idle",
      "  benchmark --runs 1 --messages 2000 --warm-up 500"
    })
final class BenchmarkCommand implements Callable<Integer> {

  static final int MEASURED = 0;
  static final int NOT_MEASURED = 1;
  static final int COULD_NOT_RUN = 3;

  private static final String THROUGHPUT = "throughput";
  private static final String ALL = "all";

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--list", description = "Names the contestants and scenarios and ends.")
  private boolean list;

  @Mixin private Options options = new Options();

  @Override
  public Integer call() throws IOException, BenchmarkFailedException {
    Path folder = options.folder();
    List<Contestant> contestants = contestants(folder);
    List<Scenario> scenarios = scenarios();
    if (list) {
      contestants.forEach(each -> out().printf("%-16s %s%n", each.name(), each.how()));
      out().println();
      out().printf("%-16s %s%n", THROUGHPUT, "messages a second of all these contestants");
      Scenario.all().forEach(each -> out().printf("%-16s %s%n", each.name(), each.shows()));
      return MEASURED;
    }
    if (options.runs() < 1) {
      throw refused("--runs must be 1 or more, not " + options.runs());
    }
    workload();
    long start = System.nanoTime();
    try (TemporaryFolder data = TemporaryFolder.make();
        Server server = Server.start(data.path())) {
      Conditions conditions = Conditions.now(server.settings());
      JsonReport report = new JsonReport(conditions);
      out().println(conditions.words());
      boolean measured = true;
      if (isAsked(THROUGHPUT)) {
        List<Standing> standings = measure(server, folder, contestants);
        report.add(standings);
        report.write(folder.resolve("report.json"));
        tell(standings, conditions, folder);
        measured =
            standings.stream().allMatch(each -> each.skipped().isPresent() || each.isMeasured());
      }
      for (Scenario scenario : scenarios) {
        measured &= play(scenario, server, folder, report);
      }
      report.write(folder.resolve("report.json"));
      out()
          .println(
              "It took %d s; report.json, the picture and the logs are in %s"
                  .formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds(), folder));
      return measured ? MEASURED : NOT_MEASURED;
    }
  }

  private boolean play(Scenario scenario, Server server, Path folder, JsonReport report)
      throws IOException {
    out().println(scenario.name() + ": " + scenario.shows());
    try {
      Path logs = Files.createDirectories(folder.resolve("logs"));
      for (Measured each : scenario.play(options.scene(server, folder, logs))) {
        out().println("  " + each.line());
        report.add(scenario.name(), each.what(), each.value(), each.unit());
      }
      out().println();
      return true;
    } catch (BenchmarkFailedException e) {
      out().println("  no figure: " + e.getMessage());
      return false;
    }
  }

  private List<Standing> measure(Server server, Path folder, List<Contestant> contestants)
      throws IOException {
    Workload workload = workload();
    Path logs = Files.createDirectories(folder.resolve("logs"));
    out()
        .println(
            "%d rounds of %d messages after %d to warm up, over %d accounts"
                .formatted(
                    options.runs(), workload.messages(), workload.warmUp(), workload.accounts()));
    return new Throughput(new Course(server, logs), workload, this::tell)
        .play(contestants, options.runs());
  }

  private void tell(Contestant contestant, Run run) {
    Figures figures = run.figures();
    out()
        .println(
            figures == null
                ? "  round %d %-16s %s".formatted(run.round(), contestant.name(), run.failure())
                : "  round %d %-16s %8.0f messages a second"
                    .formatted(run.round(), contestant.name(), figures.rate()));
  }

  private void tell(List<Standing> standings, Conditions conditions, Path folder)
      throws IOException {
    out().println();
    Table.of(standings, conditions.cores()).forEach(out()::println);
    out().println();
    Picture.draw(
        standings,
        "Messages sent and recorded, PostgreSQL with fsync, %d cores".formatted(conditions.cores()),
        folder.resolve("throughput.svg"));
  }

  private boolean isAsked(String scenario) {
    return options.scenarios().contains(scenario) || options.scenarios().contains(ALL);
  }

  private List<Scenario> scenarios() {
    Set<String> unknown = new TreeSet<>(options.scenarios());
    unknown.removeAll(Set.of(THROUGHPUT, ALL));
    Scenario.all().forEach(each -> unknown.remove(each.name()));
    if (!unknown.isEmpty()) {
      throw refused(
          "--scenario must name scenarios, see --list; there is no " + String.join(", ", unknown));
    }
    return Scenario.all().stream().filter(each -> isAsked(each.name())).toList();
  }

  private Workload workload() {
    try {
      return options.workload();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private List<Contestant> contestants(Path folder) {
    List<Contestant> all = Contestants.all(options.tuning(folder));
    Set<String> names = all.stream().map(Contestant::name).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(options.only());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw refused(
          "--only must name contestants, see --list; there is no " + String.join(", ", unknown));
    }
    return options.only().isEmpty()
        ? all
        : all.stream().filter(each -> options.only().contains(each.name())).toList();
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec, "picocli sets the spec").commandLine().getOut();
  }

  private ParameterException refused(String why) {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli sets the spec").commandLine(), why);
  }
}
