/**
 * Where the provider posts what it tells by itself.
 *
 * <p>Promises: nobody is heard without the shared secret, which is compared in constant time and is
 * one of two while it is being changed; an answer of 200 means that the echo is committed, or that
 * there is nothing to keep; while the database cannot be used the answer is 503, and the provider
 * tries again. Any node may be asked, in any order and as often as the provider likes.
 *
 * <p>Must never: decide about a message, tell a stranger what was wrong with his secret, or put a
 * text, a name or the secret into a log.
 *
 * <p>Exists because the provider knows what was delivered minutes before its records can be read,
 * and because a notice that anybody could post would mark messages as sent that never went out.
 */
@NullMarked
package io.sendonce.scheduler.webhook;

import org.jspecify.annotations.NullMarked;
