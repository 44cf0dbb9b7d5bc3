package io.sendonce.jobs.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known at a glance, however long the queue is.
 *
 * @param at the database's clock
 * @param lastAttemptAt when an attempt was last begun, or null before the first
 * @param duplicates how many duplicates were ever found at the provider
 * @param sentToday messages found to be sent since the reader's day began
 * @param refusedToday messages that were not sent because their intent was served already
 */
public record Pulse(
    Instant at,
    long inFlight,
    long uncertain,
    @Nullable Instant lastAttemptAt,
    long duplicates,
    long sentToday,
    long failedToday,
    long refusedToday) {

  /**
   * What was sent in a minute.
   *
   * @param minute its beginning
   */
  public record Minute(Instant minute, long messages) {}
}
