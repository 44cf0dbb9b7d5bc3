package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.JobsFile;
import java.util.List;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * The jobs that only this node runs. Taken for dead while it was silent, a node finds them removed
 * when it is back: nobody else would make them again.
 */
final class OwnJobs {

  private final Scheduler scheduler;
  private final String group;
  private final Applier node;
  private volatile List<JobKey> expected = List.of();

  OwnJobs(Scheduler scheduler, String group, Applier node) {
    this.scheduler = scheduler;
    this.group = group;
    this.node = node;
  }

  /** Takes note of those that a file has made. */
  void expect(JobsFile.Jobs file) {
    expected =
        file.declarations().stream()
            .flatMap(declared -> PlannedJob.of(declared, group, node.node()))
            .filter(planned -> !planned.node().isEmpty())
            .map(PlannedJob::key)
            .toList();
  }

  /** Whether one is not there; a store that does not answer has them. */
  boolean isOneMissing() {
    try {
      for (JobKey job : expected) {
        if (!scheduler.checkExists(job)) {
          return true;
        }
      }
      return false;
    } catch (SchedulerException | RuntimeException e) {
      return false;
    }
  }
}
