package io.sendonce.jobs.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands.
 *
 * @param condition the word of its {@link Condition}
 * @param subject what it is about
 * @param severity the word of its {@link Severity}
 * @param detail ids, counts and times
 * @param openedAt by the database's clock
 * @param lastSeenAt when it was last found to be so
 * @param seen how many looks have found it
 * @param resolvedAt when it was found to be gone, or null while it is open
 * @param acknowledgedBy who has seen it, or null
 * @param acknowledgedAt when, or null
 * @param silencedUntil until when nothing is told of it, or null
 */
public record Alert(
    long id,
    String condition,
    String subject,
    String severity,
    String detail,
    Instant openedAt,
    Instant lastSeenAt,
    long seen,
    @Nullable Instant resolvedAt,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant silencedUntil) {

  /** How it stands in a few words, for the audit trail. */
  String standing() {
    String acknowledged = acknowledgedBy == null ? "" : ", acknowledged by " + acknowledgedBy;
    String silenced = silencedUntil == null ? "" : ", silenced until " + silencedUntil;
    return (resolvedAt == null ? "open" : "resolved") + acknowledged + silenced;
  }
}
