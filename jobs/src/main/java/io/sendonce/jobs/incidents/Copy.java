package io.sendonce.jobs.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the messages that a person got.
 *
 * @param id its id where it was found, or null where it has none
 * @param at when it was sent, or null where only its id is on record
 */
public record Copy(@Nullable String id, @Nullable Instant at) {}
