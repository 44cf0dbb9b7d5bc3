/**
 * The main job, shown on real parts: the incident the old way, and the same provider with Sendonce,
 * a node killed in the middle.
 *
 * <p>Promises: every count comes from the provider simulator's ledger, not from the sender's
 * tables; the exit code says whether it held; nothing is left running, however it ends.
 *
 * <p>Must never claim a success it did not see: a part of the show that did not happen (no
 * duplicate the old way, nothing in flight at the kill) makes the demo fail, too.
 *
 * <p>Exists because guarantees about failures are believed only by those who have seen one.
 */
@NullMarked
package io.sendonce.demo;

import org.jspecify.annotations.NullMarked;
