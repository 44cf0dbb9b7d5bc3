/**
 * What the receiver really got.
 *
 * <p>Promises: a delivery whose future completed is on the disk, forced out of the operating
 * system's cache, and keeps its number for ever. Many deliveries share one force, so that thousands
 * a second cost a few hundred forces.
 *
 * <p>Must never: rewrite a line, or let a reply leave before its line is forced.
 *
 * <p>Exists because a sender's own tables cannot tell whether a person got a message twice; only
 * the receiving side can, and only if a crash of the receiving side does not make it forget.
 */
@NullMarked
package io.sendonce.simulator.ledger;

import org.jspecify.annotations.NullMarked;
