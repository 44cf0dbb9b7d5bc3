/**
 * What happens when the database is not the one it was: restored from a backup, replaced by a
 * standby that lagged, or rolled back under running nodes.
 *
 * <p>Promises: such a database is noticed in the claim, before anything is sent from it, by its
 * identity (cluster, timeline, database, table) or by an attempt that a node saw committed and that
 * is gone. Noticing it pauses everything and, in the same commit, makes every message uncertain
 * that was due: it may have been sent, and that be forgotten. Each is then looked for at the
 * provider like any other, and goes back to the queue when complete looks miss it. Until the pause
 * ends, what is queued anew and due is treated alike, so that files can be imported again.
 *
 * <p>Under {@code hold} a person ends the pause; under {@code retry} it ends when nothing is in
 * doubt any more.
 *
 * <p>What it cannot notice by itself: files of a database put back, on the same timeline, while no
 * node that sent since was running. A person says so then: {@code sendonce restored}.
 *
 * <p>Must never take a message for unsent because the database says so. Exists because a restored
 * queue sends the hours it forgot a second time.
 */
@NullMarked
package io.sendonce.jobs.restore;

import org.jspecify.annotations.NullMarked;
