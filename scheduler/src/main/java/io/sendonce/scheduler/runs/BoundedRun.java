package io.sendonce.scheduler.runs;

import java.time.Duration;
import java.time.Instant;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;

/**
 * One run of a job that may not take longer than its bound.
 *
 * @param job its key, as text
 * @param jobClass its class
 * @param canBeInterrupted whether that class has a way to be told
 * @param fire names this run among all of the cluster
 * @param start when it began and where
 * @param bound how long it may take
 */
record BoundedRun(
    String job,
    String jobClass,
    boolean canBeInterrupted,
    String fire,
    Start start,
    Duration bound) {

  /**
   * The beginning of a run.
   *
   * @param at by this node's clock, for people
   * @param nanoTime the same by the monotonic clock, to measure from
   * @param thread runs it
   */
  record Start(Instant at, long nanoTime, Thread thread) {}

  /** The run that is about to begin on the calling thread. */
  static BoundedRun beginning(JobExecutionContext context, Duration bound) {
    return new BoundedRun(
        context.getJobDetail().getKey().toString(),
        context.getJobInstance().getClass().getName(),
        context.getJobInstance() instanceof InterruptableJob,
        context.getFireInstanceId(),
        new Start(context.getFireTime().toInstant(), System.nanoTime(), Thread.currentThread()),
        bound);
  }

  /** How long it has been running. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - start.nanoTime());
  }
}
