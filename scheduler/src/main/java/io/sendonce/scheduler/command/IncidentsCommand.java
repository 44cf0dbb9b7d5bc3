package io.sendonce.scheduler.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce incidents}: a name for the commands below it. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Show what was found twice and is looked into.",
    description = "Incidents on record. They are opened by the watch, or at the console.",
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce incidents list", "  sendonce incidents show 3 --format csv"})
final class IncidentsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw Console.wrong(spec, "a command is missing");
  }
}
