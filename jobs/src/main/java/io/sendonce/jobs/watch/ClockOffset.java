package io.sendonce.jobs.watch;

import java.time.Instant;

/**
 * What a node measured of its clock.
 *
 * @param aheadMs how far it is ahead of the database's, in milliseconds; negative if it is behind
 * @param measuredAt when, by the database's clock
 */
public record ClockOffset(String node, long aheadMs, Instant measuredAt) {}
