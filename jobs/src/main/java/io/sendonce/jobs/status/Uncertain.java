package io.sendonce.jobs.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of which nobody knows whether it was sent.
 *
 * @param since when it became uncertain
 * @param endedAt when nothing of its attempt can have been sent any more
 * @param looks how many complete looks have not seen it
 * @param lookAt when it is looked for next
 * @param reason what is known, in words, or null
 * @param lastFinding what the last look found ({@code not_seen}, {@code unreadable}), or null
 *     before the first
 * @param lastFoundAt when that was, or null
 */
public record Uncertain(
    long queueId,
    long accountId,
    long attemptId,
    Instant since,
    Instant endedAt,
    int looks,
    Instant lookAt,
    @Nullable String reason,
    @Nullable String lastFinding,
    @Nullable Instant lastFoundAt) {}
