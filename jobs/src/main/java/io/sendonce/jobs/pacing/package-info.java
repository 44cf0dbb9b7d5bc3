/**
 * When to try again: pure functions of facts.
 *
 * <p>Promises: no I/O, no clock, no sleeping; the same facts and the same random number give the
 * same answer. What holds a message back for a campaign, an account or a window is decided inside
 * the claim, by the database, where it cannot race.
 *
 * <p>Exists because a permanent error, taken for a passing one, was once retried for days.
 */
@NullMarked
package io.sendonce.jobs.pacing;

import org.jspecify.annotations.NullMarked;
