/**
 * The drill: what a user runs before trusting us. Real node processes, a real PostgreSQL, a
 * provider that keeps its own ledger, thousands of messages, and faults drawn from a seed.
 *
 * <p>Promises: the verdict is the receiver's; a run can be played again from its seed; processors
 * that are known to be wrong run under the same kinds of faults and must fail; the exit code is the
 * verdict; nothing is left running, however it ends.
 *
 * <p>Must never claim a success it did not see, or help the nodes along.
 *
 * <p>Exists because the claim "never twice, never lost" is worth what was done to break it.
 */
@NullMarked
package io.sendonce.demo.drill;

import org.jspecify.annotations.NullMarked;
