package io.sendonce.scheduler.command;

import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.sending.SendingParts;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Say how sending stands, and what waits and why.",
    description = {
      "Says in one sentence how sending stands, then how many messages stand",
      "where, why pending ones wait, which are uncertain, what is paused and which",
      "nodes live. All times are the database's, in UTC."
    },
    footerHeading = "%nExample:%n",
    footer = "  sendonce status",
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it was told, whatever it is",
      Exit.NOT_DONE_TEXT,
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class StatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private @Nullable CommandSpec spec;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Session session = config.open(surroundings);
    Overview overview =
        new QueueStatus(session.database())
            .overview(
                session.schedulerName(),
                session.silenceGrace(),
                SendingParts.personRule(session.settings()));
    Console.show(spec, StatusText.of(overview));
    return Exit.DONE;
  }
}
