/**
 * The ways into the queue: a file, and single messages. Any program's own way is a plain {@code
 * INSERT INTO send_queue}; the database judges both by the same function.
 *
 * <p>Promises of a file: all or nothing, in one transaction; every rejected row is listed with its
 * number as a spreadsheet shows it and a reason; the counts add up (read = queued + already known +
 * rejected); the same file twice, or twice at once, adds nothing. A row's intent is known when it
 * is in the queue, in the ledger or earlier in the file, whatever its text or time.
 *
 * <p>Single messages are judged by the same rules in the same turn, but each by itself: one that is
 * refused keeps no other out and leaves nothing behind.
 *
 * <p>Must never repeat a message's text in what it reports, guess a missing offset from UTC, or
 * make a second prospect of somebody whom the campaign knows under the same id.
 *
 * <p>Exists because imports were repeated after a failure in the middle, and some people were
 * written to by each of them.
 */
@NullMarked
package io.sendonce.jobs.enqueue;

import org.jspecify.annotations.NullMarked;
