package io.sendonce.scheduler.runs;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about one run when it is longer than its bound, and what is said of it. */
final class Overrun {

  private static final Logger LOG = LoggerFactory.getLogger(RunBounds.class);

  /** Quartz tells its listeners first and notes a run as executing then. */
  private static final Duration BEGINNING = Duration.ofSeconds(1);

  private final BoundedRun run;
  private final Scheduler scheduler;
  private final AtomicBoolean wasTold = new AtomicBoolean();
  private volatile @Nullable Future<?> looks;

  Overrun(BoundedRun run, Scheduler scheduler) {
    this.run = run;
    this.scheduler = scheduler;
  }

  String fire() {
    return run.fire();
  }

  boolean isOn(Thread thread) {
    return run.start().thread().equals(thread);
  }

  void lookedAtBy(Future<?> looks) {
    this.looks = looks;
  }

  /**
   * Tells the run that its time is over.
   *
   * @return false if it never began, because another listener threw, or was not seen to end
   */
  boolean look() throws SchedulerException {
    if (!isRunning()) {
      return run.age().compareTo(BEGINNING) < 0;
    }
    String answer = interrupt();
    if (wasTold.compareAndSet(false, true)) {
      LOG.error(
          "job {} overran: fire {} has been running since {}, its {} is {} ms; {}",
          run.job(),
          run.fire(),
          run.start().at(),
          RunBounds.MAX_RUN,
          run.bound().toMillis(),
          answer);
    }
    return true;
  }

  void ended() {
    Future<?> scheduled = looks;
    if (scheduled != null) {
      scheduled.cancel(false);
    }
    if (wasTold.get()) {
      Duration age = run.age();
      LOG.info(
          "job {} ended at last: fire {} took {} ms, {} ms longer than its bound",
          run.job(),
          run.fire(),
          age.toMillis(),
          age.minus(run.bound()).toMillis());
    }
  }

  private boolean isRunning() throws SchedulerException {
    return scheduler.getCurrentlyExecutingJobs().stream()
        .anyMatch(context -> context.getFireInstanceId().equals(run.fire()));
  }

  /** What came of telling this fire, and no other of its job. */
  private String interrupt() {
    if (!run.canBeInterrupted()) {
      return "it cannot be interrupted, "
          + run.jobClass()
          + " is no InterruptableJob: it keeps its thread until it ends by itself";
    }
    try {
      scheduler.interrupt(run.fire());
      return "it is interrupted until it ends";
    } catch (SchedulerException | RuntimeException e) {
      return "it could not be interrupted: " + e;
    }
  }
}
