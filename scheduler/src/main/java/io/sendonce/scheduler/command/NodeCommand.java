package io.sendonce.scheduler.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sendonce node}. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Run a node until it is asked to stop.",
    description = {
      "On SIGTERM or SIGINT it starts no new sends and gives those in flight",
      "shutdown.timeout to finish; what did not finish becomes uncertain."
    },
    footerHeading = "%nExample:%n",
    footer = "  sendonce node --config /etc/sendonce",
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it was asked to stop and did",
      "1:it did not start",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class NodeCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final NodeStart node;

  @Mixin private ConfigOption config = new ConfigOption();

  NodeCommand(Surroundings surroundings, NodeStart node) {
    this.surroundings = surroundings;
    this.node = node;
  }

  @Override
  public Integer call() throws Exception {
    node.run(config.directory(surroundings), surroundings.settings());
    return Exit.DONE;
  }
}
