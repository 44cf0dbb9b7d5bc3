/**
 * The provider as seen over HTTP, and the endpoints that control the simulation.
 *
 * <p>Promises: waiting requests hold no thread, so that thousands can wait for their delay; a send
 * goes on when its client is gone; every request that arrived is in the request log with its
 * answer.
 *
 * <p>Must never: answer a send as taken before the ledger has it, or listen beyond the loopback
 * address.
 *
 * <p>Exists because outcomes get lost between two sockets, which no in-memory double shows.
 */
@NullMarked
package io.sendonce.simulator.http;

import org.jspecify.annotations.NullMarked;
