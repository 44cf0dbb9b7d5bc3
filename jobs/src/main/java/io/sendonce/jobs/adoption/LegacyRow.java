package io.sendonce.jobs.adoption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a foreign queue or table of messages, its values as they are.
 *
 * @param rowId what tells it from all others of its table
 * @param text as {@code normal_text} makes it
 * @param direction NULL in a queue
 */
record LegacyRow(
    String rowId,
    @Nullable String campaign,
    @Nullable String person,
    @Nullable String providerId,
    @Nullable String account,
    @Nullable String name,
    @Nullable String text,
    @Nullable String status,
    @Nullable String error,
    @Nullable String attempts,
    @Nullable String direction,
    @Nullable Instant dueAt,
    @Nullable Instant createdAt,
    @Nullable Instant changedAt,
    @Nullable Instant sentAt,
    @Nullable String messageId,
    @Nullable String chatId) {

  /** Leaves texts and names out. */
  @Override
  public String toString() {
    return "LegacyRow[" + rowId + "]";
  }
}
