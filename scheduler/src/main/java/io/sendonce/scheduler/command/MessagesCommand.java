package io.sendonce.scheduler.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce messages}: a name for the commands below it. */
@Command(
    name = "messages",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Show one message, or decide about it.",
    description = "One message: its history, or a person's decision about it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce messages show 812",
      "  sendonce messages resolve 812 --sent --reason \"seen in the chat\""
    })
final class MessagesCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw Console.wrong(spec, "a command is missing");
  }
}
