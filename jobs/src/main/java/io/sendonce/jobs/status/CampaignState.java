package io.sendonce.jobs.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign and how it stands.
 *
 * @param status {@code active}, {@code paused} or {@code stopped}
 */
public record CampaignState(
    long id,
    String code,
    String name,
    String status,
    @Nullable String statusReason,
    Instant createdAt) {}
