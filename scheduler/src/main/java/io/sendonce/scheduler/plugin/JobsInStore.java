package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.Head.Surplus;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.scheduler.store.ExclusiveJobStore;
import io.sendonce.scheduler.store.QuartzStatements;
import io.sendonce.scheduler.store.StoreSession;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.ClassLoadHelper;

/**
 * The jobs of one group in the store of a scheduler, which may be running or never have been
 * started. Every look and every change is one transaction that no other node can disturb.
 */
public final class JobsInStore {

  private static final String STORE_LINE =
      "org.quartz.jobStore.class = " + ExclusiveJobStore.class.getName();

  private final ExclusiveJobStore store;
  private final String scheduler;
  private final String group;
  private final ClassLoadHelper classes;
  private final Clock clock;

  private JobsInStore(
      ExclusiveJobStore store,
      String scheduler,
      String group,
      ClassLoadHelper classes,
      Clock clock) {
    this.store = store;
    this.scheduler = scheduler;
    this.group = group;
    this.classes = classes;
    this.clock = clock;
  }

  /**
   * The jobs of a group.
   *
   * @param classes finds the classes of jobs
   * @param clock this machine's, for first fires
   * @throws JobsNotAppliedException if the scheduler has another job store than ours
   * @throws SchedulerException if the scheduler does not answer
   */
  public static JobsInStore of(
      Scheduler scheduler, String group, ClassLoadHelper classes, Clock clock)
      throws SchedulerException {
    Optional<ExclusiveJobStore> store = ExclusiveJobStore.of(scheduler);
    if (store.isEmpty()) {
      String other = scheduler.getMetaData().getJobStoreClass().getName();
      throw new JobsNotAppliedException(
          "jobs from a file need a store that can be changed as a whole: write %s instead of %s"
              .formatted(STORE_LINE, other),
          null);
    }
    return new JobsInStore(store.get(), scheduler.getSchedulerName(), group, classes, clock);
  }

  /**
   * What applying a file would do; changes nothing.
   *
   * @throws JobPersistenceException if the store cannot be read
   */
  public JobsReport plan(JobsFile.Jobs file, Applier by) throws JobPersistenceException {
    return store.inOneTransaction(session -> new Application(session, file, by).plan());
  }

  /**
   * Makes the store's jobs those of a file, whole or not at all. The report says so if there are
   * problems or the file is older; nothing was changed then.
   *
   * @param rollback apply it even if it is older than what was applied last
   * @throws JobPersistenceException if the store failed; nothing was changed then
   */
  public JobsReport apply(JobsFile.Jobs file, Applier by, boolean rollback)
      throws JobPersistenceException {
    return store.inOneTransaction(session -> new Application(session, file, by).apply(rollback));
  }

  /** Has this node use the classes that stand for renamed ones. */
  void useAliases(JobsFile.Jobs file) {
    store.setAliases(file.aliases());
  }

  /** One transaction. */
  private final class Application {

    private final StoreSession session;
    private final JobsFile.Jobs file;
    private final Applier by;
    private final StoredGroup stored;
    private final AppliedFiles record;
    private final Comparison comparison;
    private final Calendars calendars;

    Application(StoreSession session, JobsFile.Jobs file, Applier by) {
      this.session = session;
      this.file = file;
      this.by = by;
      QuartzStatements statements = QuartzStatements.of(store.getTablePrefix());
      this.stored = new StoredGroup(session, statements, scheduler, group);
      this.record = new AppliedFiles(session.handle(), scheduler, group);
      JobClasses known = new JobClasses(file, classes);
      this.comparison = new Comparison(file.place(), known, clock.instant());
      this.calendars = new Calendars(session, stored, group, file.calendars());
    }

    JobsReport plan() throws JobPersistenceException {
      return report(steps(), false);
    }

    JobsReport apply(boolean rollback) throws JobPersistenceException, SQLException {
      List<Step> steps = steps();
      JobsReport report = report(steps, true);
      boolean isOlder = report.verdict() == Verdict.OLDER;
      if (!report.problems().isEmpty() || (isOlder && !rollback)) {
        return report(steps, false);
      }
      for (Step step : steps) {
        step.action().in(session);
      }
      calendars.removeIdle();
      if (report.verdict() != Verdict.EQUAL) {
        record.add(file, by.name(), report.changes());
      }
      return report;
    }

    private JobsReport report(List<Step> steps, boolean isApplied) {
      List<JobChange> changes = steps.stream().map(Step::change).toList();
      return new JobsReport(
          record.judge(file), record.current(), changes, comparison.problems(), isApplied);
    }

    private List<Step> steps() throws JobPersistenceException {
      Map<JobKey, StoredJob> there = stored.jobs();
      Map<JobKey, PlannedJob> wanted =
          file.declarations().stream()
              .flatMap(declared -> PlannedJob.of(declared, group, by.node()))
              .collect(Collectors.toMap(PlannedJob::key, planned -> planned));
      List<Step> steps = new ArrayList<>(calendars.steps(comparison));
      removeSurplus(there, wanted);
      file.declarations().stream()
          .flatMap(declared -> PlannedJob.of(declared, group, by.node()))
          .forEach(planned -> comparison.compare(planned, there.get(planned.key())));
      steps.addAll(comparison.steps());
      return steps;
    }

    private void removeSurplus(Map<JobKey, StoredJob> there, Map<JobKey, PlannedJob> wanted) {
      boolean isRemoved = file.head().surplus() == Surplus.REMOVE;
      for (StoredJob job : there.values()) {
        if (!job.isOurs() || wanted.containsKey(job.key())) {
          continue;
        }
        if (job.node().isEmpty() || job.node().equals(by.node())) {
          comparison.surplus(job, isRemoved, "");
        } else if (!by.node().isEmpty() && !stored.nodes().contains(job.node())) {
          comparison.surplus(job, true, "node " + job.node() + " is gone");
        }
      }
    }
  }
}
