package io.sendonce.jobs.incidents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in our own records.
 *
 * @param within the longest time from one copy to the next
 * @param since only messages from then on, or null for all
 * @param account only what this account sent, or null for all
 * @param campaign only this campaign's messages, or null for all
 */
public record Search(
    Duration within, @Nullable Instant since, @Nullable Long account, @Nullable Long campaign) {}
