/**
 * A clustered job store that keeps an exclusive job to one execution: {@code JobStoreTX} with the
 * questions that Quartz 2.5.2 does not ask.
 *
 * <p>Promises: a job with {@code @DisallowConcurrentExecution} does not begin while the store has
 * it down as executing, on whatever node and by whatever trigger; a release or an end by a node
 * that was taken for dead changes nothing; who is dead is judged by the database's clock and by the
 * node's own session, so that a killed node is replaced in seconds and a stalled one is left alone
 * for {@code silenceGrace}; a node that cannot check in stops working before others take over;
 * triggers that are reserved or blocked by nobody are freed at the next check-in; work stored by
 * one node wakes the others; a node that stops hands over at once and leaves no row.
 *
 * <p>Cannot promise: a process that is paused inside a job for longer than the grace, or a job that
 * ignores its interrupt on a node cut off from the database, goes on beside the one that took over.
 * What must not happen twice even then needs a guard of its own, as {@code jobs.queue} has.
 *
 * <p>Must never run a job of a class that this node lacks, nor put a trigger into ERROR for it.
 *
 * <p>Exists because stock Quartz overlaps exclusive jobs across nodes, takes a stall of nine
 * seconds for a death, hears of others' work up to half a minute late, and keeps lanes blocked for
 * ever after a listener threw.
 */
@NullMarked
package io.sendonce.scheduler.store;

import org.jspecify.annotations.NullMarked;
