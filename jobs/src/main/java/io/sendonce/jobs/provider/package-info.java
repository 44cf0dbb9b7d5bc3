/**
 * What a messaging provider is to us: a place that takes one message, may or may not say what
 * became of it, and can be asked afterwards.
 *
 * <p>Promises: one call of {@link io.sendonce.jobs.provider.MessagingProvider#send} puts at most
 * one request on the wire, and none at all once its {@link io.sendonce.jobs.provider.SendPermit}
 * has run out; whatever happened comes back as a {@link io.sendonce.jobs.provider.SendOutcome},
 * never as an exception.
 *
 * <p>Must never: repeat a send on its own, guess between "sent" and "not sent", or touch the
 * database.
 *
 * <p>Exists because a timeout was once read as "not sent", the message was put back, and people got
 * it twice. Unknown is an outcome of its own here, and the compiler makes every caller handle it.
 */
@NullMarked
package io.sendonce.jobs.provider;

import org.jspecify.annotations.NullMarked;
