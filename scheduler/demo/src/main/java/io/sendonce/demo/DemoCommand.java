package io.sendonce.demo;

import io.sendonce.demo.options.Delay;
import io.sendonce.demo.options.Options;
import io.sendonce.demo.screen.Screen;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import io.sendonce.demo.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The demo's command line. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    version = "Sendonce demo",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Shows the incident the old way, then the same provider with Sendonce: several nodes, one of them killed.",
      "The verdict is taken from the provider's ledger.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it held: nothing twice, nothing lost, and the old way did show duplicates",
      "1:it did not hold, or the demo's own control failed",
      "2:wrong options",
      "3:it could not be run"
    },
    footerHeading = "%nExamples (after -Ddemo= when run by Maven):%n",
    footer = {
      "  demo",
      "  demo --seed 7 --no-old-way",
      "  demo --messages 1000 --accounts 100 --nodes 4",
      "  demo --keep --dir /tmp/look-at-it"
    })
final class DemoCommand implements Callable<Integer> {

  static final int HELD = 0;
  static final int NOT_HELD = 1;
  static final int COULD_NOT_RUN = 3;

  private static final Duration NEWS_OF_CTRL_C = Duration.ofMillis(700);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "300",
      description = "Messages of the campaign, one to each person (default ${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "30",
      description = "Accounts that send them (default ${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Nodes that share the work (default ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides delays, faults and the moment of the kill (default: random, printed).")
  private @Nullable Long seed;

  @Option(
      names = "--delay",
      paramLabel = "RANGE",
      defaultValue = "3s-5s",
      description = "How long the provider takes for a message (default ${DEFAULT-VALUE}).")
  private String delay = "";

  @Option(
      names = "--old-way",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Shows the incident first (default: yes).")
  private boolean oldWay;

  @Option(
      names = "--kill",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Kills a node in the middle and starts another (default: yes).")
  private boolean kill;

  @Option(
      names = "--keep",
      description =
          "Leaves everything running at the end until Enter or Ctrl-C, with a console to look at; the files stay.")
  private boolean keep;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "An empty or new folder for all files, which stay (default: a temporary one, removed at the end unless the demo fails).")
  private @Nullable Path directory;

  /** What was asked for. */
  Options options() {
    try {
      return new Options(
          new Options.Size(messages, accounts, nodes),
          Delay.parse(delay),
          seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed,
          new Options.Acts(oldWay, kill, keep),
          directory);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  @Override
  public Integer call() throws PartFailedException {
    Options options = options();
    Screen screen = Screen.ofThisProcess();
    try (Stage stage = open(options, screen)) {
      try {
        boolean held = new Demo(options, stage, screen).run();
        return held ? HELD : failed(stage, screen, NOT_HELD);
      } catch (PartFailedException | RuntimeException e) {
        // Ctrl-C reaches our children, too: then what went wrong is no news, and the JVM is about
        // to end.
        if (Patience.await(NEWS_OF_CTRL_C, stage::isClosing)) {
          waitForTheEnd();
        }
        screen.line("");
        screen.line("The demo could not be run: " + explain(e));
        return failed(stage, screen, COULD_NOT_RUN);
      }
    }
  }

  private Stage open(Options options, Screen screen) throws PartFailedException {
    try {
      return Stage.open(
          options.directory(), () -> screen.mute("Interrupted: stopping everything ..."));
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static int failed(Stage stage, Screen screen, int code) {
    stage.keepFiles();
    screen.line("Logs, configuration and ledger stay in " + stage.directory());
    return code;
  }

  private static String explain(Exception e) {
    return e instanceof PartFailedException ? String.valueOf(e.getMessage()) : e.toString();
  }

  private static void waitForTheEnd() {
    while (true) {
      // A thread that is still marked as interrupted would not be parked.
      Thread.interrupted();
      LockSupport.park();
    }
  }

  private ParameterException refused(IllegalArgumentException e) {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli sets the spec").commandLine(),
        String.valueOf(e.getMessage()),
        e);
  }
}
