package io.sendonce.scheduler.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce alerts}: a name for the commands below it. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Show alerts, and say that somebody has seen them.",
    description = "What the watch found, and what people do about it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce alerts list",
      "  sendonce alerts acknowledge 12",
      "  sendonce alerts silence 12 --for 2h",
      "  sendonce alerts test"
    })
final class AlertsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw Console.wrong(spec, "a command is missing");
  }
}
