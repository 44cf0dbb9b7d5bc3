package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.scheduler.properties.Problem;
import java.nio.file.Path;
import java.util.List;
import org.quartz.JobPersistenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of this node, applied and told about in the log. */
final class FileOnNode {

  private static final Logger LOG = LoggerFactory.getLogger(JobsFromProperties.class);

  private final Path file;
  private final JobsInStore store;
  private final Applier node;
  private final OwnJobs own;

  /**
   * @param own told of what was applied
   */
  FileOnNode(Path file, JobsInStore store, Applier node, OwnJobs own) {
    this.file = file;
    this.store = store;
    this.node = node;
    this.own = own;
  }

  /**
   * Applies the file as it is now, unless it is older than what was applied.
   *
   * @throws JobsNotAppliedException listing all problems
   * @throws JobPersistenceException if the store failed
   */
  void apply() throws JobPersistenceException {
    JobsFile read = JobsFile.read(file);
    if (read instanceof JobsFile.Broken broken) {
      throw refused(broken.problems());
    }
    JobsFile.Jobs jobs = (JobsFile.Jobs) read;
    store.useAliases(jobs);
    JobsReport report = store.apply(jobs, node, false);
    if (report.verdict() == Verdict.OLDER) {
      tellOlder(jobs, report);
    } else if (!report.problems().isEmpty()) {
      throw refused(report.problems());
    } else {
      own.expect(jobs);
      tell(report);
    }
  }

  private void tellOlder(JobsFile.Jobs jobs, JobsReport report) {
    AppliedFile newer = report.before().orElseThrow();
    LOG.warn(
        "{} (generation {}) is older than what {} applied at {} (generation {}): nothing is"
            + " changed, this node runs the jobs of the store",
        file,
        jobs.head().generation(),
        newer.by(),
        newer.at(),
        newer.generation());
  }

  private void tell(JobsReport report) {
    LOG.info("jobs of {}: {}", file, report.summary());
    List<String> skipped = report.names(JobChange.Kind.SKIPPED);
    if (!skipped.isEmpty()) {
      LOG.warn(
          "jobs {} differ from {} and stay as they are: this node does not have their classes",
          skipped,
          file);
    }
    List<String> flagged = report.names(JobChange.Kind.FLAGGED);
    if (!flagged.isEmpty()) {
      LOG.warn("jobs {} are not in {} any more and go on: jobs.surplus = flag", flagged, file);
    }
  }

  private static JobsNotAppliedException refused(List<Problem> problems) {
    return new JobsNotAppliedException(Problem.report(problems), null);
  }
}
