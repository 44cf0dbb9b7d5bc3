/**
 * A person's hand on the brake: one account, one campaign or everything.
 *
 * <p>Promises: a pause holds from its commit on, because every claim asks for it; what is on the
 * wire already is finished. A pause never weakens one that is there: a person who says "until noon"
 * does not shorten what LinkedIn's warning made longer. Resuming ends a pause whoever made it, and
 * the spacing of the accounts keeps the backlog from bursting.
 *
 * <p>Must never move a message's time or change its state.
 *
 * <p>Exists because "stop it now" once set a flag that the sender never read.
 */
@NullMarked
package io.sendonce.jobs.brake;

import org.jspecify.annotations.NullMarked;
