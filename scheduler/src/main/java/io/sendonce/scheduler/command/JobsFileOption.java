package io.sendonce.scheduler.command;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.node.UnstartedScheduler;
import io.sendonce.scheduler.plugin.JobsInStore;
import io.sendonce.scheduler.plugin.JobsReport;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.scheduler.properties.Problem;
import java.nio.file.Path;
import java.time.Clock;
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
    JobsReport in(JobsInStore store, JobsFile.Jobs file) throws JobPersistenceException;
  }

  /**
   * Reads the file.
   *
   * @throws Failure if it is a bad one, listing everything that is wrong with it
   */
  JobsFile.Jobs read(Configuration configuration) throws Failure {
    JobsFile read = JobsFile.read(given == null ? configuration.jobsFile() : given);
    if (read instanceof JobsFile.Broken broken) {
      throw new Failure(
          Exit.WRONG, "the jobs cannot be read: " + Problem.report(broken.problems()));
    }
    return (JobsFile.Jobs) read;
  }

  /** Opens the store for one piece of work; no node needs to run. */
  static JobsReport onStore(Configuration configuration, JobsFile.Jobs file, Clock clock, Work work)
      throws SchedulerException {
    CascadingClassLoadHelper classes = new CascadingClassLoadHelper();
    classes.initialize();
    try (UnstartedScheduler cluster = UnstartedScheduler.open(configuration)) {
      String group = configuration.quartz().jobsGroup();
      JobsInStore store = JobsInStore.of(cluster.scheduler(), group, classes, clock);
      return work.in(store, file);
    }
  }
}
