package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.properties.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin: makes the jobs of its group equal to a file when the scheduler starts.
 *
 * <p>{@code org.quartz.plugin.jobs.class = io.sendonce.scheduler.plugin.JobsFromProperties} and, as
 * keys beside it, the properties below. Quartz makes it and sets them.
 */
public final class JobsFromProperties implements SchedulerPlugin {

  /** Where the scheduler's context holds the reason when a start failed, as text. */
  public static final String FAILURE = "sendonce.jobs.failure";

  private static final Logger LOG = LoggerFactory.getLogger(JobsFromProperties.class);

  private final Clock clock;
  private String file = "";
  private String group = "sendonce";
  private String dataSource = "";
  private @Nullable Scheduler scheduler;
  private @Nullable ClassLoadHelper classes;

  /** For Quartz. */
  public JobsFromProperties() {
    this(Clock.systemUTC());
  }

  JobsFromProperties(Clock clock) {
    this.clock = clock;
  }

  /** The file that declares the jobs; required. A relative path starts where the JVM did. */
  public void setFile(String file) {
    this.file = file;
  }

  /** The group the jobs live in, {@code sendonce} unless set; two files need two groups. */
  public void setGroup(String group) {
    this.group = group;
  }

  /**
   * The name of the job store's connections, usually written {@code
   * $@org.quartz.jobStore.dataSource}; required for a clustered store.
   */
  public void setDataSource(String dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void initialize(String name, Scheduler scheduler, ClassLoadHelper classes) {
    this.scheduler = scheduler;
    this.classes = classes;
  }

  /**
   * Applies the file.
   *
   * @throws JobsNotAppliedException after the scheduler was shut down: Quartz would otherwise leave
   *     a node that checks in as healthy and fires nothing
   */
  @Override
  public void start() {
    Scheduler running = Objects.requireNonNull(scheduler, "initialize comes before start");
    try {
      apply(running);
    } catch (JobsNotAppliedException e) {
      throw giveUp(running, e);
    } catch (SchedulerException | SQLException | RuntimeException e) {
      String reason = "the jobs of " + file + " could not be applied: " + e.getMessage();
      throw giveUp(running, new JobsNotAppliedException(reason, e));
    }
  }

  @Override
  public void shutdown() {
    // The jobs stay in the store: they belong to the cluster, not to this node.
  }

  private void apply(Scheduler running) throws SchedulerException, SQLException {
    if (file.isEmpty()) {
      throw new JobsNotAppliedException("org.quartz.plugin.<name>.file is missing", null);
    }
    List<PlannedJob> plan = plan();
    if (!running.getMetaData().isJobStoreClustered()) {
      makeEqual(running, plan);
      return;
    }
    if (dataSource.isEmpty()) {
      String advice = "org.quartz.plugin.<name>.dataSource = $@org.quartz.jobStore.dataSource";
      throw new JobsNotAppliedException(
          "a clustered job store is changed under a lock in its database: set " + advice, null);
    }
    try (ApplyLock held = ApplyLock.take(dataSource, running.getSchedulerName() + "." + group)) {
      LOG.debug("holding {}", held);
      makeEqual(running, plan);
    }
  }

  private List<PlannedJob> plan() {
    List<Problem> problems = new ArrayList<>();
    List<PlannedJob> plan = new ArrayList<>();
    JobsFile read = JobsFile.read(Path.of(file));
    if (read instanceof JobsFile.Broken broken) {
      problems.addAll(broken.problems());
    } else if (read instanceof JobsFile.Jobs jobs) {
      plan(jobs, plan, problems);
    }
    refuseIfAny(problems);
    return plan;
  }

  private void plan(JobsFile.Jobs jobs, List<PlannedJob> plan, List<Problem> problems) {
    JobClasses known = new JobClasses(file, Objects.requireNonNull(classes));
    Instant now = clock.instant();
    for (JobDeclaration declared : jobs.declarations()) {
      known
          .find(declared, now, problems)
          .ifPresent(type -> PlannedJob.of(declared, type, group).forEach(plan::add));
    }
  }

  private void makeEqual(Scheduler running, List<PlannedJob> plan) throws SchedulerException {
    JobGroup jobs = new JobGroup(running, group, clock);
    List<Problem> problems = new ArrayList<>();
    for (JobKey taken : jobs.takenByOthers(plan)) {
      String text = "the store has a job " + taken + " that no jobs file made: rename one of them";
      problems.add(new Problem(file, 0, text));
    }
    refuseIfAny(problems);
    LOG.info("jobs of {}: {}", file, jobs.makeEqualTo(plan));
  }

  private static void refuseIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new JobsNotAppliedException(Problem.report(problems), null);
    }
  }

  private static JobsNotAppliedException giveUp(
      Scheduler running, JobsNotAppliedException failure) {
    try {
      running.getContext().put(FAILURE, failure.getMessage());
      running.shutdown(false);
    } catch (SchedulerException | RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
