package io.sendonce.scheduler.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce}: a name for the commands below it. */
@Command(
    name = "sendonce",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Sends campaign messages from a queue in PostgreSQL, on a cluster of nodes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce migrate",
      "  sendonce node --config /etc/sendonce",
      "  sendonce enqueue spring.csv --dry-run",
      "  sendonce status"
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {Exit.DONE_TEXT, Exit.NOT_DONE_TEXT, Exit.WRONG_TEXT, Exit.UNREACHABLE_TEXT})
final class Sendonce implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** What runs until it is asked to end. */
  record Programs(NodeStart node, NodeStart console) {}

  static CommandLine commandLine(Surroundings surroundings, Programs programs) {
    CommandLine messages = new CommandLine(new MessagesCommand());
    messages.addSubcommand(new MessagesShowCommand(surroundings));
    messages.addSubcommand(new MessagesResolveCommand(surroundings));
    CommandLine jobs = new CommandLine(new JobsCommand());
    jobs.addSubcommand(new JobsListCommand(surroundings));
    jobs.addSubcommand(new JobsPlanCommand(surroundings));
    jobs.addSubcommand(new JobsApplyCommand(surroundings));
    CommandLine duplicates = new CommandLine(new DuplicatesCommand(surroundings));
    duplicates.addSubcommand(new DuplicatesCleanUpCommand(surroundings));
    CommandLine incidents = new CommandLine(new IncidentsCommand());
    incidents.addSubcommand(new IncidentsListCommand(surroundings));
    incidents.addSubcommand(new IncidentsShowCommand(surroundings));
    CommandLine alerts = new CommandLine(new AlertsCommand());
    alerts.addSubcommand(new AlertsListCommand(surroundings));
    alerts.addSubcommand(new AlertsAcknowledgeCommand(surroundings));
    alerts.addSubcommand(new AlertsSilenceCommand(surroundings));
    alerts.addSubcommand(new AlertsTestCommand(surroundings));
    return new CommandLine(new Sendonce())
        .addSubcommand(new NodeCommand(surroundings, programs.node()))
        .addSubcommand(new ConsoleCommand(surroundings, programs.console()))
        .addSubcommand(new UsersCommand(surroundings))
        .addSubcommand(new TokensCommand(surroundings))
        .addSubcommand(new MigrateCommand(surroundings))
        .addSubcommand(new EnqueueCommand(surroundings))
        .addSubcommand(new AdoptCommand(surroundings))
        .addSubcommand(new StatusCommand(surroundings))
        .addSubcommand(messages)
        .addSubcommand(alerts)
        .addSubcommand(jobs)
        .addSubcommand(duplicates)
        .addSubcommand(incidents)
        .addSubcommand(new PauseCommand(surroundings))
        .addSubcommand(new ResumeCommand(surroundings))
        .addSubcommand(new RestoredCommand(surroundings))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Troubles());
  }

  @Override
  public void run() {
    throw Console.wrong(spec, "a command is missing");
  }
}
