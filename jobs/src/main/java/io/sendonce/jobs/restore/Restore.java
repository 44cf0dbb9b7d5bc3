package io.sendonce.jobs.restore;

import java.time.Instant;

/**
 * The database was restored.
 *
 * @param id the row in {@code database_history}
 * @param how one short phrase
 * @param lostFrom what was done from then on may be forgotten
 * @param doubted how many messages were due and became uncertain with it
 */
public record Restore(long id, String how, Instant lostFrom, int doubted) {}
