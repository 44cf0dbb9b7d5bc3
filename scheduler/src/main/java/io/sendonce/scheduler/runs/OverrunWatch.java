package io.sendonce.scheduler.runs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the bounded runs of one scheduler, and looks at each when its time is over. */
final class OverrunWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunBounds.class);

  /** How often a run that goes on is told again, where its bound is not shorter than that. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Scheduler scheduler;
  private final Map<String, Overrun> running = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer;

  OverrunWatch(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.timer = new ScheduledThreadPoolExecutor(1, OverrunWatch::timerThread);
    // Most runs end in time; their looks must not pile up until then.
    timer.setRemoveOnCancelPolicy(true);
  }

  void begin(BoundedRun run) {
    Overrun overrun = new Overrun(run, scheduler);
    long bound = run.bound().toMillis();
    running.put(run.fire(), overrun);
    overrun.lookedAtBy(
        timer.scheduleWithFixedDelay(
            () -> look(overrun), bound, Math.min(bound, AGAIN.toMillis()), TimeUnit.MILLISECONDS));
  }

  void end(String fire) {
    Overrun ended = running.remove(fire);
    if (ended != null) {
      ended.ended();
    }
  }

  /**
   * A thread runs one job at a time: when it begins another, the end of the one before was kept
   * from us, by a listener that threw.
   */
  void forgetRunsOf(Thread thread) {
    running.forEach(
        (fire, overrun) -> {
          if (overrun.isOn(thread)) {
            end(fire);
          }
        });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Must not throw: the timer would never look again. */
  private void look(Overrun overrun) {
    try {
      if (!overrun.look()) {
        end(overrun.fire());
      }
    } catch (SchedulerException | RuntimeException e) {
      LOG.error("fire {} could not be held to its bound", overrun.fire(), e);
    }
  }

  private static Thread timerThread(@Nullable Runnable looks) {
    Thread thread = new Thread(looks, "sendonce-run-bounds");
    thread.setDaemon(true);
    return thread;
  }
}
