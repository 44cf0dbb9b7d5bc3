package io.sendonce.scheduler.command;

import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.watch.Watch;
import io.sendonce.scheduler.config.ConfigurationException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce alerts list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "List the open alerts, the worst first.",
    description = {
      "Lists the open alerts with what to do about each, when the watch last looked,",
      "and what each channel has delivered. All times are the database's, in UTC."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce alerts list", "  sendonce alerts list --all"},
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:none is open",
      "1:some are open, or nobody has looked for five minutes",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class AlertsListCommand implements Callable<Integer> {

  private static final int LIMIT = 200;

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--all", description = "Resolved ones too; the latest 200.")
  private boolean isAll;

  @Spec private @Nullable CommandSpec spec;

  AlertsListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Session session = config.open(surroundings);
    Alerts alerts = new Alerts(session.database());
    AlertsText text =
        new AlertsText(
            alerts.list(isAll, LIMIT), Watch.lastLooks(session.database()), alerts.channels());
    Console.show(spec, text.text());
    return text.isQuiet() ? Exit.DONE : Exit.NOT_DONE;
  }
}
