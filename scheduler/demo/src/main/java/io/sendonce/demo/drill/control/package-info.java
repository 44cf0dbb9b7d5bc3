/**
 * The controls of the drill: processors that are known to be wrong, under the same kinds of faults.
 *
 * <p>Promises: each is the simplest form of a mistake that was made in earnest, run as two real
 * processes of which one is killed, on a queue of its own, against the same provider and judged by
 * the same ledger.
 *
 * <p>Must never be used for anything but to fail. A control that passes means that the drill cannot
 * see what it is there to see.
 *
 * <p>Exists because a harness that finds nothing has either met a good sender or looked away.
 */
@NullMarked
package io.sendonce.demo.drill.control;

import org.jspecify.annotations.NullMarked;
