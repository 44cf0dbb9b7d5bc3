/**
 * The audit trail: who did what to what, why, and how it stood before and after.
 *
 * <p>Promises: an entry is written in the transaction that does the thing, so that neither is there
 * without the other; what was refused is kept too; the database refuses to change or to delete an
 * entry. The history of a single message is told by its events, this trail by its people.
 *
 * <p>Must never: decide whether something may be done, or hold a password, a token or a message's
 * text.
 *
 * <p>Exists because "what did we change?" is the first question of every incident, and because a
 * script at a prompt leaves no answer.
 */
@NullMarked
package io.sendonce.jobs.audit;

import org.jspecify.annotations.NullMarked;
