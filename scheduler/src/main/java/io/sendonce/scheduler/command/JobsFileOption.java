package io.sendonce.scheduler.command;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.node.UnstartedScheduler;
import io.sendonce.scheduler.plugin.Applier;
import io.sendonce.scheduler.plugin.JobsInStore;
import io.sendonce.scheduler.plugin.JobsReport;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.scheduler.properties.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerException;
import org.quartz.simpl.CascadingClassLoadHelper;
import picocli.CommandLine.Option;

/** Which file of jobs: an option of the commands that compare one with the store. */
final class JobsFileOption {

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The file of jobs; else the one that the nodes of this configuration use.")
  private @Nullable Path given;

  /** What is done with the file and the store. */
  @FunctionalInterface
  interface Work {
    JobsReport in(JobsInStore store, JobsFile.Jobs file, Applier person)
        throws JobPersistenceException;
  }

  /**
   * What came of it.
   *
   * @param file as it was read
   * @param report what the store said of it
   */
  record Outcome(JobsFile.Jobs file, JobsReport report) {

    JobsText text() {
      return new JobsText(file, report);
    }
  }

  /**
   * Reads the file and opens the store for one piece of work; no node needs to run.
   *
   * @param refused what to say before the problems that keep the file from being applied here
   * @throws Failure if the file is a bad one or cannot be applied here, listing everything that is
   *     wrong with it
   */
  Outcome work(ConfigOption config, Surroundings surroundings, String refused, Work work)
      throws ConfigurationException, Failure, SchedulerException {
    Configuration configuration = config.open(surroundings).configuration();
    JobsFile.Jobs file = read(configuration);
    Applier person = Applier.person(surroundings.user());
    CascadingClassLoadHelper classes = new CascadingClassLoadHelper();
    classes.initialize();
    try (UnstartedScheduler cluster = UnstartedScheduler.open(configuration)) {
      String group = configuration.quartz().jobsGroup();
      JobsInStore store = JobsInStore.of(cluster.scheduler(), group, classes, surroundings.clock());
      JobsReport report = work.in(store, file, person);
      if (!report.problems().isEmpty()) {
        throw new Failure(Exit.NOT_DONE, refused + ": " + Problem.report(report.problems()));
      }
      return new Outcome(file, report);
    }
  }

  private JobsFile.Jobs read(Configuration configuration) throws Failure {
    JobsFile read = JobsFile.read(given == null ? configuration.jobsFile() : given);
    if (read instanceof JobsFile.Broken broken) {
      throw new Failure(
          Exit.WRONG, "the jobs cannot be read: " + Problem.report(broken.problems()));
    }
    return (JobsFile.Jobs) read;
  }
}
