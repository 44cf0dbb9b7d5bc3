package io.sendonce.scheduler.plugin;

import java.time.Instant;

/**
 * A file as it was applied.
 *
 * @param generation as the file said
 * @param fingerprint of what it meant
 * @param at when, by the database's clock
 * @param by the node or the person
 */
public record AppliedFile(int generation, String fingerprint, Instant at, String by) {}
