/**
 * Unipile's API v1 behind {@link io.sendonce.jobs.provider.MessagingProvider}: the only package
 * that knows HTTP, and the only one that knows this provider's words.
 *
 * <p>Promises: one send is at most one request on one connection of its own (HTTP/1.1, no retry, no
 * redirect, a body that can be written once). {@link LastGate} decides right before the first byte
 * whether it may go; a failure before the gate is certainly "not sent", every one behind it is
 * unknown. A call given up on closes its socket with linger 0, so bytes that are still in the
 * kernel are dropped instead of arriving later. Answers are judged by status and error type alone,
 * in {@link ErrorTable}.
 *
 * <p>Must never: put a text, a person or the key into a log or an exception, follow what a
 * provider's error says about trying again, or read anything short of a complete list as absence.
 *
 * <p>Exists because an HTTP client left to its defaults repeats a POST on its own (after a closed
 * connection, 408, 503 with Retry-After: 0, 307, 308), and because a request that timed out can
 * still reach the provider a minute later.
 */
@NullMarked
package io.sendonce.jobs.provider.unipile;

import org.jspecify.annotations.NullMarked;
