package io.sendonce.scheduler.node;

import io.sendonce.scheduler.config.QuartzSettings;
import io.sendonce.scheduler.runs.RunBounds;
import io.sendonce.scheduler.store.ExclusiveJobStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartz.ListenerManager;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.UnableToInterruptJobException;
import org.quartz.spi.JobFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's membership in the Quartz cluster. */
public final class QuartzCluster implements NodePart {

  private static final Logger LOG = LoggerFactory.getLogger(QuartzCluster.class);

  private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(100);

  private final QuartzSettings settings;
  private final @Nullable JobFactory jobs;
  private final Map<String, Object> context;
  private final Consumer<ListenerManager> listeners;
  private final StopGate gate = new StopGate();
  private @Nullable Scheduler scheduler;
  private volatile boolean isStopping;

  /**
   * @param jobs makes the jobs; null for Quartz's own way
   * @param context what the jobs find in the scheduler's context
   * @param listeners adds those that shall hear of the first run already
   */
  public QuartzCluster(
      QuartzSettings settings,
      @Nullable JobFactory jobs,
      Map<String, Object> context,
      Consumer<ListenerManager> listeners) {
    this.settings = settings;
    this.jobs = jobs;
    this.context = Map.copyOf(context);
    this.listeners = listeners;
  }

  @Override
  public String name() {
    return "quartz";
  }

  /** The running scheduler. */
  public synchronized Scheduler scheduler() {
    if (scheduler == null) {
      throw new IllegalStateException("quartz is not running on this node");
    }
    return scheduler;
  }

  /**
   * Why this node takes on no jobs; empty while it does.
   *
   * @return a few words
   */
  public Optional<String> idleness() {
    Scheduler known;
    synchronized (this) {
      known = scheduler;
    }
    try {
      if (known == null) {
        return Optional.of("not started yet");
      }
      if (known.isShutdown() || isStopping) {
        return Optional.of("stopping");
      }
      return known.isInStandbyMode() ? Optional.of("in standby") : Optional.empty();
    } catch (SchedulerException e) {
      return Optional.of("does not tell");
    }
  }

  /**
   * Joins the cluster.
   *
   * @throws SchedulerException in Quartz's words
   */
  @Override
  public void start() throws SchedulerException {
    Scheduler built = build();
    try {
      built.getContext().putAll(context);
      if (jobs != null) {
        built.setJobFactory(jobs);
      }
      RunBounds.install(built);
      listeners.accept(built.getListenerManager());
      built.getListenerManager().addTriggerListener(gate);
      built.getListenerManager().addJobListener(gate);
      built.start();
    } catch (SchedulerException | RuntimeException e) {
      // A scheduler whose start failed goes on checking in as if it were well.
      shutDown(built, e);
      throw e;
    }
    synchronized (this) {
      scheduler = built;
    }
  }

  /** Lets no job begin, tells the running ones, waits for them, leaves the cluster. */
  @Override
  public void stop(Duration timeLeft) throws SchedulerException, InterruptedException {
    Deadline deadline = Deadline.in(timeLeft);
    Scheduler running = scheduler();
    isStopping = true;
    gate.shut();
    running.standby();
    boolean idle = interruptUntilIdle(running, deadline);
    if (!idle) {
      int left = gate.running().size();
      LOG.warn(
          "{} jobs still run after {}: left behind for other nodes to recover", left, timeLeft);
    }
    running.shutdown(idle);
  }

  private Scheduler build() throws SchedulerException {
    Scheduler built = Unregistered.scheduler(settings.properties(), settings.schedulerName());
    Optional<ExclusiveJobStore> store = ExclusiveJobStore.of(built);
    if (store.isPresent()) {
      store.get().attach(built);
    }
    return built;
  }

  /** Asks again for a while: a job that is only just beginning cannot be interrupted yet. */
  private boolean interruptUntilIdle(Scheduler running, Deadline deadline)
      throws SchedulerException, InterruptedException {
    Set<String> told = new HashSet<>();
    LOG.info("{} jobs are running and are told to stop", gate.running().size());
    do {
      for (String fire : gate.running()) {
        if (!told.contains(fire) && interrupt(running, fire)) {
          told.add(fire);
        }
      }
    } while (!gate.awaitIdle(deadline.butAtMost(BETWEEN_INTERRUPTS)) && !deadline.isOver());
    return gate.running().isEmpty();
  }

  /** False when asking again may help. */
  private static boolean interrupt(Scheduler running, String fire) throws SchedulerException {
    try {
      return running.interrupt(fire);
    } catch (UnableToInterruptJobException notInterruptable) {
      return true;
    }
  }

  private void shutDown(Scheduler built, Exception cause) {
    try {
      built.shutdown(false);
    } catch (SchedulerException e) {
      cause.addSuppressed(e);
    }
  }
}
