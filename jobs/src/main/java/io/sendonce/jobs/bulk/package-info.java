/**
 * What a person does to many messages at once: not to send them, to move their time, to look for
 * them at the provider now, to give them up.
 *
 * <p>Promises: the messages are those of the moment it was confirmed, never more than the person
 * was shown; each is judged again, under its lock, by the same rule as a single one, and what
 * somebody else has in hand or what became something else is left alone and counted; a batch and
 * how far it got are one transaction, so that whoever is killed leaves nothing half done and
 * whoever goes on does nothing twice; it can be stopped between two batches; its begin, its stops
 * and its end are in the audit trail, and every message that changed has an event of it.
 *
 * <p>Must never: put a message that may have been sent back to the queue, take a message from a
 * node that sends it, or touch what waits while a restored database is being dealt with: it may
 * have been sent, and be forgotten.
 *
 * <p>Exists because "reset-and-send" and its like were scripts over the whole queue that nobody
 * could stop, count or undo.
 */
@NullMarked
package io.sendonce.jobs.bulk;

import org.jspecify.annotations.NullMarked;
