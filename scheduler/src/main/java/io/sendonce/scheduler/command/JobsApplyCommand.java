package io.sendonce.scheduler.command;

import io.sendonce.scheduler.config.ConfigurationException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce jobs apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Make the cluster's jobs those of the file.",
    description = {
      "Makes the jobs in the cluster's store those of jobs.properties, whole or not",
      "at all, as a node does when it starts. Running nodes take the change up at",
      "once. A file that is older than what was applied last is refused."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce jobs apply",
      "  sendonce jobs apply --file previous/jobs.properties --rollback"
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:the store's jobs are those of the file",
      "1:nothing was changed: the file is older, or cannot be applied here",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class JobsApplyCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private JobsFileOption fileOption = new JobsFileOption();

  @Option(
      names = "--rollback",
      description = "Apply it even if it is older; newer files are then the older ones.")
  private boolean isRollback;

  @Spec private @Nullable CommandSpec spec;

  JobsApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure, SchedulerException {
    JobsFileOption.Outcome outcome =
        fileOption.work(
            config,
            surroundings,
            "nothing was changed",
            (store, file, person) -> store.apply(file, person, isRollback));
    JobsText text = outcome.text();
    if (!outcome.report().isApplied()) {
      String advice = ": nothing was changed; raise jobs.generation, or go back with --rollback";
      throw new Failure(Exit.NOT_DONE, text.standing() + advice);
    }
    Console.show(spec, text.text("This was done", "There was nothing to change."));
    return Exit.DONE;
  }
}
