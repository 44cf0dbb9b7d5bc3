/**
 * The contestants: Sendonce, others' queues on PostgreSQL, and what the database itself allows.
 *
 * <p>Promises: all of them do the same work: of due messages over the same accounts each is
 * claimed, "sent" by a provider that takes no time, recorded in a ledger under a unique key and
 * marked as done. Each is tuned as its own documentation advises, and says how.
 *
 * <p>Must never be judged here: what was done is counted in SQL.
 */
@NullMarked
package io.sendonce.benchmark.contest;

import org.jspecify.annotations.NullMarked;
