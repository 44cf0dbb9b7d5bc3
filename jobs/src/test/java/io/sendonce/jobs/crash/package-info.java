/**
 * Every point at which a node can stop, one by one.
 *
 * <p>What a node does to the world passes through its sockets. Here they are cut, or held, before
 * each message to and from the database and each byte to and from the provider; then others take
 * over, and the provider's own ledger is compared with the queue.
 *
 * <p>Exists because a protocol that was tried at a few points is not known to hold at the others.
 */
@NullMarked
package io.sendonce.jobs.crash;

import org.jspecify.annotations.NullMarked;
