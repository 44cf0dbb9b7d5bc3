package io.sendonce.demo.drill;

import io.sendonce.demo.drill.asked.DrillOptions;
import io.sendonce.demo.drill.asked.Seeds;
import io.sendonce.demo.drill.plan.FaultKind;
import io.sendonce.demo.screen.Screen;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The drill's command line. */
@Command(
    name = "sendonce drill",
    mixinStandardHelpOptions = true,
    version = "Sendonce drill",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Tries to make Sendonce send a message twice or lose one: several nodes, one PostgreSQL, a provider that goes wrong, and faults drawn from a seed.",
      "The verdict is taken from the receiver's ledger. Processors that are known to be wrong run beside it and must fail.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it held: nothing twice, nothing lost, drained in time, and the controls failed",
      "1:it did not hold, or the drill itself is broken",
      "2:wrong options",
      "3:it could not be run"
    },
    footerHeading = "%nExamples (after -Ddrill= when run by Maven):%n",
    footer = {
      "  sendonce drill --seed 7",
      "  sendonce drill --seeds 1-20 --messages 1000 --process-faults 10 --report drill-report",
      "  sendonce drill --faults sigkill,sigstop,postgres-crash --nodes 4",
      "  sendonce drill --policy retry --faults late-landing"
    })
final class DrillCommand implements Callable<Integer> {

  static final int HELD = 0;
  static final int NOT_HELD = 1;
  static final int COULD_NOT_RUN = 3;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Messages wanted (default ${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Nodes that share the work (default ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides everything that is drawn (default: random, printed).")
  private @Nullable Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "A-B",
      description = "Runs one seed after another; the controls run with the first.")
  private @Nullable String seeds;

  @Option(
      names = "--faults",
      paramLabel = "LIST",
      defaultValue = "all",
      description = "What may go wrong: all, or names separated by commas.")
  private String faults = "";

  @Option(names = "--list-faults", description = "Lists the faults with their classes and ends.")
  private boolean listsFaults;

  @Option(
      names = "--process-faults",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Faults of processes and the database (default ${DEFAULT-VALUE}); at least as many at the provider.")
  private int processFaults;

  @Option(
      names = "--time",
      paramLabel = "LIMIT",
      description =
          "The longest that a run may take from its first message until it is drained, such as 5m (default: what its size needs, printed).")
  private @Nullable String time;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "hold",
      description =
          "What follows when a message was looked for and not found: hold or retry (default ${DEFAULT-VALUE}).")
  private String policy = "";

  @Option(
      names = "--webhooks",
      description =
          "The provider tells every node of what it delivers, so that each hears of it, too (default: no).")
  private boolean webhooks;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "A PostgreSQL of yours, with a user who may make a database (default: one of our own). It is not restarted.")
  private @Nullable String jdbcUrl;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where report.html and report.json go (default: a temporary folder, printed).")
  private @Nullable Path report;

  @Option(
      names = "--keep",
      description =
          "Keeps logs, configuration and ledger, too, when it held (else only when it did not).")
  private boolean keep;

  @Option(
      names = "--controls",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Runs processors that must fail, too (default: yes).")
  private boolean controls;

  /** What was asked for. */
  DrillOptions options() {
    try {
      if (seed != null && seeds != null) {
        throw new IllegalArgumentException(
            "--seed and --seeds say the same thing: give one of them, not both");
      }
      return new DrillOptions(
          new DrillOptions.Size(messages, nodes, processFaults),
          seeds == null ? oneSeed() : DrillOptions.seeds(seeds),
          DrillOptions.Faults.parse(faults),
          DrillOptions.policy(policy),
          webhooks,
          time == null ? null : DrillOptions.limit(time),
          new DrillOptions.Places(jdbcUrl, report, keep),
          controls);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(self(), String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Integer call() {
    if (listsFaults) {
      self().getOut().println(FaultKind.list());
      return HELD;
    }
    return new Drill(options(), Screen.ofThisProcess()).run();
  }

  private CommandLine self() {
    return Objects.requireNonNull(spec, "picocli sets the spec").commandLine();
  }

  private Seeds oneSeed() {
    long one = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
    return new Seeds(one, one);
  }
}
