/**
 * The one algorithm: claim and write ahead, send, settle.
 *
 * <p>Promises: a message's attempt is on disk before the first byte of its request is written; the
 * local deadline is taken before the claim, so that it always ends before the database's lease;
 * what was learned is settled only by whoever still holds the claim, and is kept as evidence
 * otherwise. No more is claimed than can be started at once, so that a dying node leaves in doubt
 * only what was on the wire.
 *
 * <p>Must never: hold a transaction while the provider is asked, put a message back without a
 * certain answer that it was not sent, or let book-keeping after a send change what is known of the
 * send.
 *
 * <p>Exists because the way back to "pending" on every error was itself a generator of duplicates.
 */
@NullMarked
package io.sendonce.jobs.delivery;

import org.jspecify.annotations.NullMarked;
