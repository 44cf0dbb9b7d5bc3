/**
 * Which version each node runs, and how sending has fared since it was changed.
 *
 * <p>Promises: the first start of another version than the one before begins a watch of a day, at
 * most one for a version at a time, whichever nodes start together; when the day is over its
 * verdict is kept, and the database refuses to change it. A verdict says the worst that is known
 * and no more than is known. A version that comes back is a change as well.
 *
 * <p>Must never: decide whether a node may start or send. That a start could not be put on record
 * is no reason not to send.
 *
 * <p>Exists because the first question of an incident is what was deployed when, and because a
 * change that made duplicates had been called harmless after a look at the first minutes.
 */
@NullMarked
package io.sendonce.jobs.deploy;

import org.jspecify.annotations.NullMarked;
