package io.sendonce.scheduler.command;

import io.sendonce.jobs.foreign.UnfitTableException;
import io.sendonce.jobs.incidents.CleanUp;
import io.sendonce.jobs.incidents.CleanUpReport;
import io.sendonce.scheduler.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce duplicates clean-up}. */
@Command(
    name = "clean-up",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Move a table's duplicates into an archive, and give it a unique key.",
    description = {
      "Keeps the first of each chain of copies in some other program's table, moves the",
      "others to NAME_duplicates beside it, and adds a unique key on campaign, person",
      "and text of what was sent: one transaction, with the table locked against",
      "writers. Rows are moved, never deleted. Unless --apply is given it only tells",
      "what it would do. Rows that the key would refuse are named, and nothing is done.",
      "Stop what writes to the table first, and see that it can live with the key."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce duplicates clean-up --table legacy.linkedin_messages",
      "  sendonce duplicates clean-up --table legacy.linkedin_messages --apply",
      "  sendonce duplicates clean-up --table legacy.msgs --key campaign_id,person,step"
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it is done, or told, or there is nothing to do",
      "1:rows stand in the way of the key, or it was refused; nothing was changed",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class DuplicatesCleanUpCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private LegacyOptions legacy = new LegacyOptions();

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      split = ",",
      description = "What the unique key is made of; else campaign, person and a hash of the text.")
  private List<String> key = new ArrayList<>();

  @ArgGroup private ApplyChoice choice = new ApplyChoice();

  @Spec private @Nullable CommandSpec spec;

  DuplicatesCleanUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    CleanUp cleanUp = new CleanUp(legacy.table(spec, config, surroundings), legacy.within(), key);
    try {
      CleanUpReport report = choice.isApplied() ? cleanUp.apply() : cleanUp.plan();
      Console.show(spec, CleanUpText.of(report));
      return report.clashes().isEmpty() ? Exit.DONE : Exit.NOT_DONE;
    } catch (UnfitTableException e) {
      throw new Failure(Exit.NOT_DONE, e.problem());
    }
  }
}
