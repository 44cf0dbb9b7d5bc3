package io.sendonce.jobs.recovery;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Who decides about which attempt.
 *
 * @param source {@code read_back}, {@code webhook} or {@code person}
 * @param actor a node, or a person by name
 */
record Resolution(long queueId, long attemptId, String source, String actor) {

  Decided delivered(
      List<String> messageIds, @Nullable String chatId, @Nullable Instant sentAt, String reason) {
    return new Decided(
        this,
        new Outcome("delivered", "sent", "sent"),
        new Shown(messageIds, chatId, sentAt),
        reason);
  }

  Decided absent(String reason) {
    return new Decided(this, new Outcome("absent", "pending", "not_sent"), Shown.NOTHING, reason);
  }

  /** The intent stays taken: nobody knows that it was not served. */
  Decided givenUp(String reason) {
    return new Decided(this, new Outcome("given_up", "failed", null), Shown.NOTHING, reason);
  }

  /** What the decision writes. */
  record Outcome(String finding, String status, @Nullable String ledgerStatus) {}

  /** What the provider shows of it. */
  record Shown(List<String> messageIds, @Nullable String chatId, @Nullable Instant sentAt) {
    static final Shown NOTHING = new Shown(List.of(), null, null);

    @Nullable String first() {
      return messageIds.isEmpty() ? null : messageIds.get(0);
    }
  }

  /** A decision, ready to be written. */
  record Decided(Resolution by, Outcome outcome, Shown shown, String reason) {

    Query bindTo(Query query) {
      return query
          .bind("queueId", by.queueId())
          .bind("attemptId", by.attemptId())
          .bind("source", by.source())
          .bind("actor", by.actor())
          .bind("finding", outcome.finding())
          .bind("status", outcome.status())
          .bind("ledgerStatus", outcome.ledgerStatus())
          .bindArray("messageIds", String.class, shown.messageIds())
          .bind("messageId", shown.first())
          .bind("chatId", shown.chatId())
          .bind("sentAt", shown.sentAt())
          .bind("reason", reason);
    }
  }
}
