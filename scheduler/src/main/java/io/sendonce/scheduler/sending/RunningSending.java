package io.sendonce.scheduler.sending;

import io.sendonce.jobs.quartz.Sending;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.node.ApplicationPool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that sends in one scheduler, until it is closed. */
final class RunningSending implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SendQueuePlugin.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Scheduler scheduler;
  private final Duration shutdownTimeout;
  private final ApplicationPool pool;
  private final ExecutorService sends;
  private final SendingParts parts;

  private RunningSending(NodeSettings settings, Scheduler scheduler, ApplicationPool pool) {
    this.scheduler = scheduler;
    this.shutdownTimeout = settings.shutdownTimeout();
    this.pool = pool;
    // Without a limit of its own: the send slots are the limit, and a refused task ends the lanes.
    this.sends = Executors.newCachedThreadPool(RunningSending::sendThread);
    this.parts = new SendingParts(settings, pool.database(), sends);
  }

  static RunningSending open(NodeSettings settings, Scheduler scheduler) {
    ApplicationPool pool = ApplicationPool.open(settings.database(), settings.name());
    try {
      return new RunningSending(settings, scheduler, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  Sending sending() {
    return parts.sending();
  }

  /** Starts no further send, and tells our jobs to come to their end. */
  void endIntake() {
    parts.sending().lanes().stop();
    jobs().forEach(this::interrupt);
  }

  /** Throws nothing: Quartz would leave its job store open. */
  @Override
  public void close() {
    long end = System.nanoTime() + shutdownTimeout.toNanos();
    try {
      endIntake();
      awaitJobs(end);
      sends.shutdown();
      if (!sends.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        LOG.warn(
            "sends are still on the wire after {} s and are left behind: their messages become"
                + " uncertain when their leases end",
            shutdownTimeout.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the send queue did not stop cleanly", e);
    } finally {
      closeParts();
    }
  }

  private void closeParts() {
    try (pool) {
      parts.close();
    } catch (RuntimeException e) {
      LOG.error("the send queue did not close cleanly", e);
    }
  }

  private void awaitJobs(long end) {
    while (!jobs().isEmpty()
        && System.nanoTime() - end < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private List<JobExecutionContext> jobs() {
    try {
      return scheduler.getCurrentlyExecutingJobs().stream()
          .filter(running -> Sending.isUsedBy(running.getJobInstance()))
          .toList();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  private void interrupt(JobExecutionContext running) {
    try {
      scheduler.interrupt(running.getFireInstanceId());
    } catch (SchedulerException e) {
      LOG.warn("fire {} could not be told to stop", running.getFireInstanceId(), e);
    }
  }

  private static Thread sendThread(@Nullable Runnable work) {
    Thread thread = new Thread(work, "sendonce-send");
    thread.setDaemon(true);
    return thread;
  }
}
