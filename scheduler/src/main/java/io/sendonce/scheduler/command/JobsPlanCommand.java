package io.sendonce.scheduler.command;

import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.plugin.Verdict;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce jobs plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Show what the file of jobs would change; change nothing.",
    description = {
      "Compares jobs.properties with the cluster's store and shows, job by job and",
      "field by field, what applying it would do. Changes nothing. No node needs to",
      "run."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce jobs plan", "  sendonce jobs plan --file next/jobs.properties"},
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:shown, whatever it is",
      "1:the file cannot be applied here: all reasons are listed",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class JobsPlanCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private JobsFileOption fileOption = new JobsFileOption();

  @Spec private @Nullable CommandSpec spec;

  JobsPlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure, SchedulerException {
    JobsFileOption.Outcome outcome =
        fileOption.work(
            config,
            surroundings,
            "it cannot be applied",
            (store, file, person) -> store.plan(file, person));
    String heading =
        outcome.report().verdict() == Verdict.OLDER
            ? "Nodes leave it, and so does apply without --rollback, which would do this"
            : "Applying it would do this";
    Console.show(spec, outcome.text().text(heading, "Applying it would change nothing."));
    return Exit.DONE;
  }
}
