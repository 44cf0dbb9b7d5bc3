package io.sendonce.jobs.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is paused.
 *
 * @param what {@code everything}, {@code campaign} or {@code account}
 * @param id of the campaign or account; null for everything
 * @param until when it ends by itself, or null
 * @param resumes {@code at_time}, {@code when_ok} (the account is connected again) or {@code
 *     by_person}
 * @param reason why, or null if nobody said
 * @param messages how many pending messages it concerns
 */
public record Paused(
    String what,
    @Nullable Long id,
    @Nullable Instant until,
    String resumes,
    @Nullable String reason,
    long messages) {}
