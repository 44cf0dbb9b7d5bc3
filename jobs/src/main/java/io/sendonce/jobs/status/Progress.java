package io.sendonce.jobs.status;

import java.time.Instant;

/**
 * How many messages of a campaign stand at one place.
 *
 * @param firstPlanned the earliest time for which one of them was planned
 * @param lastPlanned the latest
 */
public record Progress(
    long campaignId, String status, long messages, Instant firstPlanned, Instant lastPlanned) {}
