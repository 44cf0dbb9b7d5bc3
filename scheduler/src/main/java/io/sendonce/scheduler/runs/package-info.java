/**
 * Bounds for the time that one run of a job may take.
 *
 * <p>Promises: a run that is longer than its job's data allows ({@link
 * io.sendonce.scheduler.runs.RunBounds#MAX_RUN}) is interrupted by its fire id, again and again
 * while it goes on, and shows up in the log: once when it overran, once when it ended after all. No
 * other run is ever touched, not even one of the same job. Works in any Quartz scheduler.
 *
 * <p>Must never throw to Quartz, where a throwing listener blocks its trigger for good, nor end a
 * thread: a job that does not listen keeps its thread, and all that can be done is to say so. A job
 * whose {@code interrupt} itself does not return holds up the bounds of this scheduler's others.
 *
 * <p>Exists because Quartz's {@code JobInterruptMonitorPlugin} interrupts all runs of a job at
 * once, and forgets a run's bound as soon as any other job ends: it holds one future for all.
 */
@NullMarked
package io.sendonce.scheduler.runs;

import org.jspecify.annotations.NullMarked;
