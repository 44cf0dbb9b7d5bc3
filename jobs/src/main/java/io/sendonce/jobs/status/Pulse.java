package io.sendonce.jobs.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known at a glance, however long the queue is.
 *
 * @param at the database's clock
 * @param lastAttemptAt when an attempt was last begun, or null before the first
 * @param duplicates how many duplicates were ever found at the provider
 */
public record Pulse(
    Instant at, long inFlight, long uncertain, @Nullable Instant lastAttemptAt, long duplicates) {

  /**
   * What has become of messages since the reader's day began.
   *
   * @param at the database's clock
   * @param sent found to be sent
   * @param refused not sent, because their intent was served already
   */
  public record Today(Instant at, long sent, long failed, long refused) {}

  /**
   * What was sent in a minute.
   *
   * @param minute its beginning
   */
  public record Minute(Instant minute, long messages) {}
}
