/**
 * One node of the cluster: started in order, stopped in reverse, within a bounded time.
 *
 * <p>Promises: a start that fails stops what it had started and says which part failed and why; a
 * stop may come at any moment, also during the start; once a stop was asked for no job begins on
 * this node, running ones are told, and what still runs when the time is over is left behind and
 * said so. A node that stopped cleanly leaves no row in Quartz's tables and no connection.
 *
 * <p>Must never wait without a limit, nor end the JVM.
 *
 * <p>Exists because Quartz's own ways to stop either wait for ever or lose the bookkeeping of what
 * runs, let a fire through that is on its way, and leave the node's row behind, so that others take
 * it for dead.
 */
@NullMarked
package io.sendonce.scheduler.node;

import org.jspecify.annotations.NullMarked;
