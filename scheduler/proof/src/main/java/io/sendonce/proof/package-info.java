/**
 * The proof: real Quartz clusters under real faults, on the stock job store and on ours.
 *
 * <p>Promises: one command, one table, and its exit code is the verdict: 0 only if the stock store
 * showed every fault it is known for, ours showed none, and the numbers were met. What could not be
 * played on this machine says so in the table. Nothing that was started outlives the program.
 *
 * <p>Must never take a fault on the stock store for granted: where it does not show, the case has
 * proved nothing.
 *
 * <p>Exists because exclusivity, takeover and recovery across nodes cannot be seen in one JVM.
 */
@NullMarked
package io.sendonce.proof;

import org.jspecify.annotations.NullMarked;
