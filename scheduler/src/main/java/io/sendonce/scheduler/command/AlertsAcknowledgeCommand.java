package io.sendonce.scheduler.command;

import io.sendonce.jobs.alerts.Alert;
import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.audit.Actor;
import io.sendonce.scheduler.config.ConfigurationException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce alerts acknowledge}. */
@Command(
    name = "acknowledge",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Say that somebody has seen an alert.",
    description = {
      "Says that somebody has seen an alert and looks after it: it is not repeated any",
      "more. It stays open until its condition is gone."
    },
    footerHeading = "%nExample:%n",
    footer = "  sendonce alerts acknowledge 12",
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      Exit.DONE_TEXT,
      "1:it is acknowledged or resolved already, or does not exist",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class AlertsAcknowledgeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "ID", description = "The alert's id, see sendonce alerts list.")
  private long id;

  @Option(names = "--by", paramLabel = "NAME", description = "Who has; else who is signed in.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  AlertsAcknowledgeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Actor actor = Actor.atCommandLine(by == null ? surroundings.user() : by);
    Alerts.Outcome outcome =
        new Alerts(config.open(surroundings).database()).acknowledge(id, actor);
    Alert alert =
        outcome.alert().orElseThrow(() -> new Failure(Exit.NOT_DONE, "there is no alert " + id));
    if (!outcome.isDone()) {
      throw new Failure(
          Exit.NOT_DONE,
          "alert %d stays as it was: %s"
              .formatted(
                  id,
                  alert.resolvedAt() == null
                      ? "acknowledged by " + alert.acknowledgedBy()
                      : "resolved"));
    }
    Console.out(spec).println("alert " + id + " is acknowledged by " + alert.acknowledgedBy());
    return Exit.DONE;
  }
}
