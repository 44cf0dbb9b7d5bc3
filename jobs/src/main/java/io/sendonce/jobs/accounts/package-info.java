/**
 * Sending accounts, and the switch for everything: pausing them with a reason and an end, and
 * letting them resume by themselves where that is right.
 *
 * <p>Promises: a pause is in the database before the message that caused it goes back to the queue,
 * so that no node claims the next one in between; a pause is never weakened by a later, milder one.
 * Messages keep their order and their gaps: no {@code scheduled_for} is rewritten.
 *
 * <p>Exists because a warning of LinkedIn's once moved one message by a day while the next one of
 * the same account went out at once.
 */
@NullMarked
package io.sendonce.jobs.accounts;

import org.jspecify.annotations.NullMarked;
