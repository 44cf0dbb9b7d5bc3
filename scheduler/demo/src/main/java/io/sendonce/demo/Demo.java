package io.sendonce.demo;

import io.sendonce.demo.campaign.Campaign;
import io.sendonce.demo.campaign.Course;
import io.sendonce.demo.campaign.Scene;
import io.sendonce.demo.oldway.OldWay;
import io.sendonce.demo.options.Options;
import io.sendonce.demo.screen.Screen;
import io.sendonce.demo.stage.DemoConsole;
import io.sendonce.demo.stage.DemoDatabase;
import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.Fleet;
import io.sendonce.demo.stage.Homes;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Stage;
import io.sendonce.demo.stage.Timings;
import io.sendonce.demo.verdict.Delivery;
import io.sendonce.demo.verdict.LedgerFile;
import io.sendonce.demo.verdict.Repeats;
import io.sendonce.demo.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One showing, from the first part's start to the verdict. */
final class Demo {

  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

  private final Options options;
  private final Stage stage;
  private final Screen screen;
  private final long start = System.nanoTime();

  Demo(Options options, Stage stage, Screen screen) {
    this.options = options;
    this.stage = stage;
    this.screen = screen;
  }

  /** Shows everything; whether it held. */
  boolean run() throws PartFailedException {
    Scene scene = setUp();
    Repeats oldWay = options.acts().oldWay() ? showOldWay(scene) : null;
    for (String node : scene.fleet().names()) {
      scene.fleet().awaitNode(node);
    }
    Outcome outcome = showSendonce(scene, oldWay);
    List<String> objections = outcome.objections(options.acts());
    screen.line("");
    screen.line(Report.sentence(outcome, objections));
    screen.line(
        "The whole demo took " + Report.seconds(elapsed()) + ", seed " + options.seed() + ".");
    if (options.acts().keep()) {
      keep(scene);
    }
    return objections.isEmpty();
  }

  private Scene setUp() throws PartFailedException {
    Homes homes = Homes.ofThisBuild();
    screen.line(
        "Sendonce demo: %d messages, %d accounts, %d nodes, provider takes %s, seed %d"
            .formatted(
                options.size().messages(),
                options.size().accounts(),
                options.size().nodes(),
                options.delay(),
                options.seed()));
    screen.line("Everything is in " + stage.directory() + ". Ctrl-C stops all of it.");
    DemoDatabase database = DemoDatabase.start(stage);
    screen.line("  " + database.inItsOwnWords());
    DemoProvider provider =
        DemoProvider.start(
            stage,
            homes.simulator(),
            options.delay(),
            Timings.of(options.delay()).readBackLag(),
            options.seed());
    screen.line("  provider simulator: " + provider.address());
    Fleet fleet = new Fleet(stage, homes.node(), database, provider, options);
    // The first node migrates; all are up by the time the old way has been shown.
    for (int node = 1; node <= options.size().nodes(); node++) {
      fleet.startNode();
    }
    return new Scene(database, provider, fleet, screen);
  }

  private Repeats showOldWay(Scene scene) throws PartFailedException {
    screen.line("");
    screen.line(
        "1. The old way: %d overlapping runs of select, send, mark; %d people, one message each"
            .formatted(OldWay.RUNS, OldWay.people().size()));
    int rowsSent =
        new OldWay(scene.database().jdbi(), scene.provider(), options.delay().mean())
            .run(line -> screen.line("  " + line));
    Repeats repeats =
        Repeats.in(ledger(scene, delivery -> delivery.account().equals(OldWay.ACCOUNT)));
    Report.oldWay(repeats, OldWay.people(), rowsSent).forEach(screen::line);
    return repeats;
  }

  private Outcome showSendonce(Scene scene, @Nullable Repeats oldWay) throws PartFailedException {
    screen.line("");
    screen.line(
        "2. Sendonce: %d nodes, each in a JVM of its own".formatted(options.size().nodes()));
    Campaign campaign = new Campaign(options, scene);
    Course course = campaign.run();
    if (!options.acts().keep()) {
      screen.line(
          "  SIGTERM: all nodes stopped within "
              + Report.seconds(scene.fleet().drain(LONGEST_DRAIN)));
    }
    Verdict verdict =
        Verdict.of(
            campaign.queue().intents(),
            ledger(scene, delivery -> !delivery.account().equals(OldWay.ACCOUNT)));
    Outcome outcome = new Outcome(oldWay, verdict, campaign.queue().doubts(), course);
    screen.line("");
    screen.line("By the provider's ledger, compared with the queue:");
    Report.campaign(outcome).forEach(screen::line);
    return outcome;
  }

  private static List<Delivery> ledger(Scene scene, Predicate<Delivery> wanted)
      throws PartFailedException {
    try {
      return LedgerFile.read(scene.provider().ledger()).stream().filter(wanted).toList();
    } catch (IOException e) {
      throw new PartFailedException(
          "the provider's ledger could not be read: " + e.getMessage(), e);
    }
  }

  private void keep(Scene scene) throws PartFailedException {
    stage.keepFiles();
    screen.line("");
    DemoConsole console = scene.fleet().openConsole();
    screen.line("Everything is still running. Look at it:");
    screen.line(
        "  %s/ in a browser, as %s with the password %s"
            .formatted(console.address(), console.user(), console.password()));
    screen.line("  " + scene.fleet().commandLine("status"));
    screen.line("  " + scene.database().psql());
    screen.line("  curl -s " + scene.provider().address() + "/simulator/stats");
    screen.line("  less " + scene.provider().ledger());
    screen.line("Enter or Ctrl-C stops it; the files stay.");
    Keyboard.awaitEnter();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
