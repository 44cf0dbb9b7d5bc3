/**
 * What can go wrong at a provider, on demand.
 *
 * <p>A fault is a kind, a match (which requests it hits) and an effect (the numbers it needs).
 * Every kind of send fault comes down to two facts that a sender cannot see from outside: when the
 * message lands, if it does, and what the sender is answered. {@link
 * io.sendonce.simulator.faults.FaultKind} is the list, {@link
 * io.sendonce.simulator.faults.SendPlan} the table of those two facts.
 *
 * <p>Promises: the same seed and the same order of requests give the same faults; a fault that
 * cannot work as written is refused with every problem named.
 *
 * <p>Must never: touch a connection, a ledger or a message; it only decides.
 *
 * <p>Exists because a sender is wrong in the cases that a healthy provider never shows.
 */
@NullMarked
package io.sendonce.simulator.faults;

import org.jspecify.annotations.NullMarked;
