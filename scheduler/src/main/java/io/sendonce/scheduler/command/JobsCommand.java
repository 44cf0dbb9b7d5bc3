package io.sendonce.scheduler.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce jobs}: a name for the commands below it. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Show the jobs of the cluster, or make them those of the file.",
    description =
        "The jobs of the cluster: those in the store, and what jobs.properties makes of them.",
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce jobs list", "  sendonce jobs plan", "  sendonce jobs apply"})
final class JobsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw Console.wrong(spec, "a command is missing");
  }
}
