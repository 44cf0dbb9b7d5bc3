package io.sendonce.simulator.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs things later without a thread for each that waits. */
final class Timers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "simulator-timer");
            thread.setDaemon(true);
            return thread;
          });

  /** Runs it at once and here when there is nothing to wait for. */
  void after(Duration wait, Runnable action) {
    if (wait.isZero()) {
      action.run();
      return;
    }
    try {
      ScheduledFuture<?> started =
          executor.schedule(() -> run(action), wait.toNanos(), TimeUnit.NANOSECONDS);
      LOG.trace("waits {} for {}", wait, started);
    } catch (RejectedExecutionException e) {
      LOG.debug("stopping: nothing is started any more");
    }
  }

  /** What still waits will not happen, as when a provider's machine goes down. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("the simulator failed at something it had put off", e);
    }
  }
}
