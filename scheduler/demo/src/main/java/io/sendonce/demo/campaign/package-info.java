/**
 * The campaign that Sendonce is given, and the trouble it meets on the way.
 *
 * <p>Promises: messages come in by plain inserts in one transaction, as any program would queue
 * them; the seed decides which messages meet a fault and when a node is killed; the node that is
 * killed is the one with the most messages in flight.
 *
 * <p>Must never help the nodes along, or wait for a convenient moment to hurt them.
 *
 * <p>Exists because duplicates come from overlap, crashes and lost answers, not from fair weather.
 */
@NullMarked
package io.sendonce.demo.campaign;

import org.jspecify.annotations.NullMarked;
