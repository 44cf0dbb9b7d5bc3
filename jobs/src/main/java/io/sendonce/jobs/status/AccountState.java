package io.sendonce.jobs.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account and how it stands.
 *
 * @param windowOpensAt when its window next admits a message, the present while it is open; null
 *     without a window
 * @param usedToday messages of its calendar day that count for its cap
 * @param nextSendAt before which its spacing admits none, or null before its first message
 */
public record AccountState(
    long id,
    String code,
    String providerAccountId,
    @Nullable String name,
    String timeZone,
    boolean isPaused,
    @Nullable Instant pausedUntil,
    @Nullable String resumes,
    @Nullable String pauseReason,
    @Nullable String windowFrom,
    @Nullable String windowTo,
    @Nullable Instant windowOpensAt,
    @Nullable Integer dailyCap,
    long usedToday,
    @Nullable Instant nextSendAt,
    @Nullable Instant lastAttemptAt) {}
