package io.sendonce.demo.drill;

import io.sendonce.demo.drill.asked.DrillOptions;
import io.sendonce.demo.drill.report.ReportFiles;
import io.sendonce.demo.drill.report.RunResult;
import io.sendonce.demo.drill.report.Summary;
import io.sendonce.demo.drill.report.Table;
import io.sendonce.demo.drill.report.Verdict;
import io.sendonce.demo.screen.Screen;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import io.sendonce.demo.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** All runs that were asked for, one seed after another. */
final class Drill {

  private static final Duration NEWS_OF_CTRL_C = Duration.ofMillis(700);

  private final DrillOptions options;
  private final Screen screen;
  private final List<Summary.Line> lines = new ArrayList<>();

  Drill(DrillOptions options, Screen screen) {
    this.options = options;
    this.screen = screen;
  }

  /** Runs them; the exit code. */
  int run() {
    int code = DrillCommand.HELD;
    for (long seed : options.seeds().all().toArray()) {
      code = Math.max(code, run(seed));
      if (code == DrillCommand.COULD_NOT_RUN) {
        break;
      }
      screen.line("");
    }
    if (options.seeds().areSeveral()) {
      Summary.of(lines).forEach(screen::line);
    }
    return code;
  }

  private int run(long seed) {
    try (Stage stage = open()) {
      try {
        boolean first = seed == options.seeds().first();
        RunResult result =
            new DrillRun(options, seed, stage, screen).run(options.controls() && first);
        Verdict verdict = Verdict.of(result);
        tell(result, verdict);
        if (!verdict.held() || options.places().keep()) {
          keep(stage);
        }
        return verdict.held() ? DrillCommand.HELD : DrillCommand.NOT_HELD;
      } catch (PartFailedException | IOException | RuntimeException e) {
        // Ctrl-C reaches our children, too: then what went wrong is no news, and the JVM is about
        // to end.
        if (Patience.await(NEWS_OF_CTRL_C, stage::isClosing)) {
          waitForTheEnd();
        }
        screen.line("");
        screen.line("The drill could not be run: " + explain(e));
        keep(stage);
        return DrillCommand.COULD_NOT_RUN;
      }
    } catch (PartFailedException e) {
      screen.line("The drill could not be run: " + e.getMessage());
      return DrillCommand.COULD_NOT_RUN;
    }
  }

  private void tell(RunResult result, Verdict verdict) throws IOException {
    screen.line("");
    Table.of(result).forEach(screen::line);
    screen.line("");
    screen.line(verdict.sentence());
    Path folder = reportFolder(result.conditions().seed());
    ReportFiles.write(folder, result, verdict);
    screen.line(
        "Seed %d. Report: %s and report.json"
            .formatted(result.conditions().seed(), folder.resolve("report.html")));
    lines.add(Summary.Line.of(result, verdict));
  }

  private Path reportFolder(long seed) throws IOException {
    Path asked = options.places().report();
    Path folder = asked == null ? Files.createTempDirectory("sendonce-drill-report-") : asked;
    return Files.createDirectories(
        options.seeds().areSeveral() ? folder.resolve("seed-" + seed) : folder);
  }

  private Stage open() throws PartFailedException {
    return Stage.open(
        null,
        () -> screen.mute("Interrupted: stopping everything ..."),
        () -> System.out.println("Nothing is left running."));
  }

  private void keep(Stage stage) {
    stage.keepFiles();
    screen.line("Logs, configuration and ledger stay in " + stage.directory());
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
}
