package io.sendonce.scheduler.wiring;

import java.util.Comparator;
import java.util.List;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;

/** The jobs in the store, a line each, without loading their classes. */
final class DeclaredJobs {

  private DeclaredJobs() {}

  static List<String> of(Scheduler scheduler) throws SchedulerException {
    return scheduler.getJobKeys(GroupMatcher.anyJobGroup()).stream()
        .sorted(Comparator.comparing(JobKey::getGroup).thenComparing(JobKey::getName))
        .map(JobKey::toString)
        .toList();
  }
}
