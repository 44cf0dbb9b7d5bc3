package io.sendonce.scheduler.command;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.brake.Standing;
import io.sendonce.scheduler.config.ConfigurationException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "End a pause.",
    description = {
      "Ends the pause of an account, a campaign or everything, whoever made it. What",
      "waited goes at the accounts' normal pace. A stopped campaign stays stopped."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce resume everything --reason \"text corrected\"",
      "  sendonce resume account 7 --reason \"LinkedIn's warning is answered\""
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it is resumed",
      "1:it was not paused, is stopped, or does not exist",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class ResumeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private ScopeParameters scope = new ScopeParameters();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who resumes; else who is signed in.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  ResumeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Scope which = scope.scope(spec);
    if (reason.isBlank()) {
      throw Console.wrong(spec, "--reason must not be empty");
    }
    Session session = config.open(surroundings);
    Brake brake =
        new Brake(session.database(), Actor.atCommandLine(by == null ? surroundings.user() : by));
    Brake.Outcome outcome = brake.resume(which, reason);
    Standing now =
        outcome.standing().orElseThrow(() -> new Failure(Exit.NOT_DONE, "there is no " + which));
    if (!outcome.isDone()) {
      throw new Failure(Exit.NOT_DONE, which + " was not paused: it is " + now.phrase());
    }
    Console.out(spec).println(which + " is " + now.phrase());
    return Exit.DONE;
  }
}
