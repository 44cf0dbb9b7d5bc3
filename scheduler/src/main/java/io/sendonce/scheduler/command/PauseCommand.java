package io.sendonce.scheduler.command;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.brake.Standing;
import io.sendonce.scheduler.config.ConfigurationException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce pause}. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Pause an account, a campaign or everything.",
    description = {
      "Pauses an account, a campaign or everything. No message of it is claimed from",
      "then on; those on the wire finish. Order and gaps are kept. A longer pause",
      "that is there already is not shortened."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce pause everything --reason \"wrong text\"",
      "  sendonce pause account 7 --reason \"on holiday\" --until 2026-12-01T09:00:00+01:00",
      "  sendonce pause campaign 3 --reason \"price changed\""
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it is paused",
      "1:it is paused for longer already, is stopped, or does not exist",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class PauseCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private ScopeParameters scope = new ScopeParameters();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept.")
  private String reason = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "When it ends by itself; else a person resumes it. Not for campaigns.")
  private @Nullable Instant until;

  @Option(names = "--by", paramLabel = "NAME", description = "Who pauses; else who is signed in.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  PauseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Scope which = scope.scope(spec);
    if (reason.isBlank()) {
      throw Console.wrong(spec, "--reason must not be empty");
    }
    if (until != null && which instanceof Scope.Campaign) {
      throw Console.wrong(spec, "--until does not go with a campaign: resume it when it is time");
    }
    if (until != null && !until.isAfter(surroundings.clock().instant())) {
      throw Console.wrong(spec, "--until must be in the future, not " + until);
    }
    Session session = config.open(surroundings);
    Brake brake =
        new Brake(session.database(), Actor.atCommandLine(by == null ? surroundings.user() : by));
    Brake.Outcome outcome = brake.pause(which, until, reason);
    Standing now =
        outcome.standing().orElseThrow(() -> new Failure(Exit.NOT_DONE, "there is no " + which));
    if (!outcome.isDone()) {
      throw new Failure(Exit.NOT_DONE, which + " stays as it was: " + now.phrase());
    }
    Console.out(spec).println(which + " is " + now.phrase());
    return Exit.DONE;
  }
}
