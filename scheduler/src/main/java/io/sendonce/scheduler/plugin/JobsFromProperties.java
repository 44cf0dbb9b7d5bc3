package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.properties.Durations;
import io.sendonce.scheduler.runs.RunBounds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerPlugin;

/**
 * The plugin: keeps the jobs of its group equal to a file, when the scheduler starts and whenever
 * the file changes.
 *
 * <p>{@code org.quartz.plugin.jobs.class = io.sendonce.scheduler.plugin.JobsFromProperties} and, as
 * keys beside it, the properties below. Quartz makes it and sets them. The job store must be {@code
 * io.sendonce.scheduler.store.ExclusiveJobStore}.
 */
public final class JobsFromProperties implements SchedulerPlugin {

  /** Where the scheduler's context holds the reason when a start failed, as text. */
  public static final String FAILURE = "sendonce.jobs.failure";

  /** The group of the jobs unless another is set. */
  public static final String STANDARD_GROUP = "sendonce";

  private static final Duration LONGEST_RELOAD = Duration.ofDays(1);

  private final Clock clock;
  private String name = "<name>";
  private String file = "";
  private String group = STANDARD_GROUP;
  private String reload = "5s";
  private @Nullable Scheduler scheduler;
  private @Nullable ClassLoadHelper classes;
  private volatile @Nullable FileWatch watch;

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

  /** How often a running node looks whether its file has changed, 5s unless set; 0 for never. */
  public void setReload(String reload) {
    this.reload = reload;
  }

  @Override
  public void initialize(String name, Scheduler scheduler, ClassLoadHelper classes)
      throws SchedulerException {
    this.name = name;
    this.scheduler = scheduler;
    this.classes = classes;
    // For max-run, in a scheduler that is not our node's.
    RunBounds.install(scheduler);
  }

  /**
   * Applies the file and begins to watch it.
   *
   * @throws JobsNotAppliedException after the scheduler was shut down: Quartz would otherwise leave
   *     a node that checks in as healthy and fires nothing
   */
  @Override
  public void start() {
    Scheduler running = Objects.requireNonNull(scheduler, "initialize comes before start");
    try {
      start(running);
    } catch (JobsNotAppliedException e) {
      throw giveUp(running, e);
    } catch (SchedulerException | RuntimeException e) {
      String reason = "the jobs of " + file + " could not be applied: " + e.getMessage();
      throw giveUp(running, new JobsNotAppliedException(reason, e));
    }
  }

  /** Stops watching. The jobs stay in the store: they belong to the cluster, not to this node. */
  @Override
  public void shutdown() {
    FileWatch running = watch;
    watch = null;
    if (running != null) {
      running.stop();
    }
  }

  private void start(Scheduler running) throws SchedulerException {
    Duration interval = interval();
    if (file.isEmpty()) {
      throw new JobsNotAppliedException(key("file") + " is missing: name the file of jobs", null);
    }
    Path path = Path.of(file);
    ClassLoadHelper loader = Objects.requireNonNull(classes);
    JobsInStore store = JobsInStore.of(running, group, loader, clock);
    Applier node = Applier.node(running.getSchedulerInstanceId());
    OwnJobs own = new OwnJobs(running, group, node);
    FileOnNode onNode = new FileOnNode(path, store, node, own);
    // Taken before the file is read: what changes in between is seen by the watch.
    String known = FileWatch.fingerprint(path);
    onNode.apply();
    if (!interval.isZero()) {
      Reload changed = new Reload(running, onNode);
      FileWatch begun =
          new FileWatch(
              () -> FileWatch.fingerprint(path), interval, known, own::isOneMissing, changed);
      begun.start();
      watch = begun;
    }
  }

  private Duration interval() {
    Optional<Duration> interval =
        reload.equals("0") ? Optional.of(Duration.ZERO) : Durations.parse(reload);
    return interval
        .filter(read -> read.isZero() || read.toMillis() >= 100)
        .filter(read -> read.compareTo(LONGEST_RELOAD) <= 0)
        .orElseThrow(
            () ->
                new JobsNotAppliedException(
                    "%s = %s must be a duration from 100ms to 1d, or 0 for never"
                        .formatted(key("reload"), reload),
                    null));
  }

  private String key(String property) {
    return "org.quartz.plugin." + name + "." + property;
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
