package io.sendonce.scheduler.command;

import io.sendonce.jobs.incidents.file.IncidentFile;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce incidents show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Show an incident, or write out whom it concerns.",
    description = {
      "As text: who got what, what may have caused it, the timeline and the notes, all",
      "times in UTC. As CSV or JSON: each copy, as sendonce duplicates writes them."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce incidents show 3", "  sendonce incidents show 3 --format csv"},
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      Exit.DONE_TEXT,
      "1:there is no such incident",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class IncidentsShowCommand implements Callable<Integer> {

  /** How it is told. */
  enum Format {
    TEXT,
    CSV,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "ID", description = "The incident's number.")
  private long id;

  @Option(names = "--show-names", description = "With CSV and JSON: people's names too.")
  private boolean isWithNames;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; else text.")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  IncidentsShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Session session = config.open(surroundings);
    IncidentFile file =
        new Incidents(session.database())
            .file(id, session.schedulerName())
            .orElseThrow(() -> new Failure(Exit.NOT_DONE, "there is no incident " + id));
    FoundDuplicates found = FoundDuplicates.in(file);
    FoundDuplicates.Shown shown = new FoundDuplicates.Shown(false, isWithNames);
    Console.show(
        spec,
        switch (format) {
          case TEXT -> file.text();
          case CSV -> found.csv(shown);
          case JSON -> found.json(shown);
        });
    return Exit.DONE;
  }
}
