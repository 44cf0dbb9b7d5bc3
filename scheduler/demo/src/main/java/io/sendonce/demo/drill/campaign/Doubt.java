package io.sendonce.demo.drill.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt with an unknown outcome, and what became of it.
 *
 * @param attempt its number
 * @param node that made it
 * @param account by the provider's id
 * @param startedAt when it began
 * @param unknownAt when its outcome was given up
 * @param reason what is on record: an HTTP status, an error's type, a phrase
 * @param decidedBy read_back, webhook, late_reply or person; null if nothing did
 * @param finding delivered, absent or given_up; null if nothing decided it
 * @param decidedAt when; null if nothing did
 */
public record Doubt(
    long attempt,
    String node,
    String account,
    Instant startedAt,
    Instant unknownAt,
    String reason,
    @Nullable String decidedBy,
    @Nullable String finding,
    @Nullable Instant decidedAt) {}
