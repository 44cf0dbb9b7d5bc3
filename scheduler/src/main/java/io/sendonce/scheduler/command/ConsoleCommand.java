package io.sendonce.scheduler.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sendonce console}. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Serve the console, without a node.",
    description = {
      "Pages that show how sending stands, and on which one stops, resumes and",
      "decides. Needs only the database: no node has to run. Nodes serve the same",
      "pages themselves with console.enabled = true."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce users add ada --role admin", "  sendonce console"},
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it was asked to stop and did",
      "1:it did not start",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class ConsoleCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final NodeStart console;

  @Mixin private ConfigOption config = new ConfigOption();

  ConsoleCommand(Surroundings surroundings, NodeStart console) {
    this.surroundings = surroundings;
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    console.run(config.directory(surroundings), surroundings.settings());
    return Exit.DONE;
  }
}
