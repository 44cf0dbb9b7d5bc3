package io.sendonce.scheduler.command;

import io.sendonce.jobs.alerts.Alert;
import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.audit.Actor;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.text.Lines;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce alerts silence}. */
@Command(
    name = "silence",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Tell nothing of an alert for a while.",
    description = {
      "Nothing is told of an open alert for a while, nor of the same condition about",
      "the same thing if it opens again meanwhile. That it is resolved is still told."
    },
    footerHeading = "%nExample:%n",
    footer = "  sendonce alerts silence 12 --for 2h",
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      Exit.DONE_TEXT,
      "1:it is resolved, or does not exist",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class AlertsSilenceCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofDays(30);

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "ID", description = "The alert's id, see sendonce alerts list.")
  private long id;

  @Option(
      names = "--for",
      required = true,
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "For how long, such as 2h; at most 30d.")
  private Duration length = Duration.ZERO;

  @Option(names = "--by", paramLabel = "NAME", description = "Who wants it; else who is signed in.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  AlertsSilenceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    if (length.isZero() || length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw Console.wrong(spec, "--for must be longer than 0s and at most 30d, not " + length);
    }
    Actor actor = Actor.atCommandLine(by == null ? surroundings.user() : by);
    Alerts.Outcome outcome =
        new Alerts(config.open(surroundings).database()).silence(id, length, actor);
    Alert alert =
        outcome.alert().orElseThrow(() -> new Failure(Exit.NOT_DONE, "there is no alert " + id));
    if (!outcome.isDone()) {
      throw new Failure(Exit.NOT_DONE, "alert " + id + " stays as it was: resolved");
    }
    Console.out(spec)
        .println("alert " + id + " is silenced until " + Lines.time(alert.silencedUntil()));
    return Exit.DONE;
  }
}
