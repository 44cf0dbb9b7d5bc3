/**
 * What Quartz ran: each execution that ended, with its node, its planned and actual time, its
 * outcome and its error, and the fires that did not happen; read by whoever asks later, on whatever
 * node.
 *
 * <p>Promises: a run never waits for its record, and never fails because of it. Records are written
 * in batches; those of the last seconds are lost with a node that is killed, and so is the run that
 * was cut off: the log of the node that recovers it tells of that one. The last {@value
 * io.sendonce.scheduler.history.RunRecorder#KEPT} runs of each job are kept, and for {@value
 * io.sendonce.scheduler.history.RunRecorder#DAYS} days those that failed or did not happen.
 *
 * <p>Must never: decide anything. What may be sent follows from the queue alone.
 *
 * <p>Exists because a cluster's views lie: Quartz knows only what its own JVM runs, and forgets it.
 */
@NullMarked
package io.sendonce.scheduler.history;

import org.jspecify.annotations.NullMarked;
