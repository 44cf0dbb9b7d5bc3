package io.sendonce.scheduler.command;

import io.sendonce.jobs.incidents.file.Incident;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.text.Lines;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce incidents list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "List the open incidents, the latest first.",
    description = "Who got how much too often, and when. All times are in UTC.",
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce incidents list", "  sendonce incidents list --all"},
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {"0:none is open", "1:some are open", Exit.WRONG_TEXT, Exit.UNREACHABLE_TEXT})
final class IncidentsListCommand implements Callable<Integer> {

  private static final int LIMIT = 200;

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--all", description = "Closed ones too; the latest 200.")
  private boolean isAll;

  @Spec private @Nullable CommandSpec spec;

  IncidentsListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    List<Incident> incidents =
        new Incidents(config.open(surroundings).database()).list(isAll, LIMIT);
    long open = incidents.stream().filter(Incident::isOpen).count();
    Lines lines = new Lines();
    lines.line(
        open == 0
            ? "No incident is open."
            : open == 1 ? "1 incident is open." : open + " incidents are open.");
    for (Incident each : incidents) {
      lines.line("");
      lines.line("%d  %s".formatted(each.id(), DuplicatesText.printable(each.title())));
      lines.line("  " + each.sentence());
      lines.line("  opened %s by %s".formatted(Lines.time(each.openedAt()), each.openedBy()));
      if (!each.isOpen()) {
        lines.line(
            "  closed %s by %s: %s"
                .formatted(
                    Lines.time(each.closedAt()),
                    each.closedBy(),
                    DuplicatesText.printable(Lines.or(each.conclusion()))));
      }
    }
    Console.show(spec, lines.toString());
    return open == 0 ? Exit.DONE : Exit.NOT_DONE;
  }
}
