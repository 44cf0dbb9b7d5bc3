package io.sendonce.proof;

import io.sendonce.proof.cases.Case;
import io.sendonce.proof.cases.Cases;
import io.sendonce.proof.cluster.OwnServer;
import io.sendonce.proof.cluster.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The proof's command line. */
@Command(
    name = "proof",
    mixinStandardHelpOptions = true,
    version = "Sendonce proof",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Plays faults to real Quartz clusters, once on Quartz's own job store and once on ours, and prints what was seen.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it held: stock Quartz showed every fault, ours none, and the numbers were met",
      "1:it did not hold, or a case proved nothing",
      "2:wrong options",
      "3:it could not be run"
    },
    footerHeading = "%nExamples (after -Dproof= when run by Maven):%n",
    footer = {"  proof", "  proof --only E1a,E5", "  proof --stock-only --dir /tmp/look-at-it"})
final class ProofCommand implements Callable<Integer> {

  static final int HELD = 0;
  static final int NOT_HELD = 1;
  static final int COULD_NOT_RUN = 3;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CASE",
      description = "Only these cases; E1 means E1a, E1b and E1c.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "Names the cases and ends.")
  private boolean list;

  @Option(names = "--stock-only", description = "Plays only the stock store.")
  private boolean stockOnly;

  @Option(names = "--ours-only", description = "Plays only ours.")
  private boolean oursOnly;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How many of the cases that mostly wait are played beside each other (default ${DEFAULT-VALUE}).")
  private int atOnce;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where settings and logs of the nodes go (default: a temporary folder, which stays).")
  private @Nullable Path directory;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Case> cases = cases();
    if (list) {
      cases.forEach(each -> out().printf("%-13s %s%n", each.id(), each.shows()));
      return HELD;
    }
    if (atOnce < 1) {
      throw refused("--at-once must be 1 or more, not " + atOnce);
    }
    Set<Store> stores = stores();
    long start = System.nanoTime();
    Path folder = folder();
    out().println("Playing %d cases; all files are in %s".formatted(cases.size(), folder));
    out().println(conditions());
    List<Result> results = play(cases, stores, folder);
    out().println();
    Table.of(results).forEach(out()::println);
    out().println();
    boolean held = results.stream().allMatch(Result::held);
    out().println((held ? "HELD" : "NOT HELD") + ": " + summary(results));
    out()
        .println(
            "It took %d s.".formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds()));
    return held ? HELD : NOT_HELD;
  }

  private List<Result> play(List<Case> cases, Set<Store> stores, Path folder)
      throws InterruptedException {
    try (OwnServer server = OwnServer.start(folder.resolve("postgres"));
        Stage stage = new Stage(folder, server)) {
      return new Proof(stage, stores, result -> out().println(Table.line(result)))
          .play(cases, atOnce);
    }
  }

  /** What the numbers depend on. */
  private static String conditions() {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    return "%d cores, load average %.1f, JDK %s, embedded PostgreSQL with fsync on"
        .formatted(
            machine.getAvailableProcessors(),
            machine.getSystemLoadAverage(),
            System.getProperty("java.version"));
  }

  private static String summary(List<Result> results) {
    return results.stream()
        .collect(Collectors.groupingBy(Result::verdict, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private Set<Store> stores() {
    EnumSet<Store> stores = EnumSet.allOf(Store.class);
    if (stockOnly) {
      stores.remove(Store.OURS);
    }
    if (oursOnly) {
      stores.remove(Store.STOCK);
    }
    if (stores.isEmpty()) {
      throw refused("--stock-only and --ours-only leave nothing to play");
    }
    return stores;
  }

  private List<Case> cases() {
    List<Case> all = Cases.all();
    Set<String> unknown = new TreeSet<>(only);
    all.forEach(each -> unknown.removeIf(name -> isMeant(name, each)));
    if (!unknown.isEmpty()) {
      throw refused(
          "--only must name cases, see --list; there is no " + String.join(", ", unknown));
    }
    return only.isEmpty()
        ? all
        : all.stream().filter(each -> only.stream().anyMatch(name -> isMeant(name, each))).toList();
  }

  /** E1 means E1a as well, but not E10. */
  private static boolean isMeant(String name, Case each) {
    String id = each.id();
    return id.equals(name) || (id.startsWith(name) && !Character.isDigit(id.charAt(name.length())));
  }

  private Path folder() throws IOException {
    return directory == null
        ? Files.createTempDirectory("sendonce-proof-")
        : Files.createDirectories(directory.toAbsolutePath());
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec, "picocli sets the spec").commandLine().getOut();
  }

  private ParameterException refused(String why) {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli sets the spec").commandLine(), why);
  }
}
