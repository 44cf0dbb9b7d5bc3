/**
 * What becomes of messages whose fate is not known: the lease that ended without a word, the answer
 * that never came.
 *
 * <p>Promises: such a message is uncertain until there is evidence. Found at the provider once, it
 * is sent, with the provider's ids; found more than once, it is sent and an incident is on record.
 * Not found proves nothing unless the account is connected, the conversation was read to its end,
 * long enough has passed and several looks agree; then the policy decides: {@code hold} leaves it
 * for a person, {@code retry} puts it back. A read that failed is "don't know".
 *
 * <p>What the provider tells by itself, an echo of a message that the account sent, is judged by
 * the same rules as what it shows when asked, in the one place: ours, to that person, with that
 * text, since the attempt, and not the proof of another message. An echo that leaves a doubt about
 * any of these is no evidence, and that there is none never is.
 *
 * <p>What {@code retry} cannot exclude: a message that the provider took and delivers only after
 * all looks have missed it would reach the person a second time.
 *
 * <p>Must never resend, and never take a failed read for absence: that once sent a message twice,
 * eighteen seconds apart.
 */
@NullMarked
package io.sendonce.jobs.recovery;

import org.jspecify.annotations.NullMarked;
