package io.sendonce.jobs.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record about one message.
 *
 * @param row the message and, if its intent has one, its row in the ledger
 * @param attempts the first first
 * @param evidence what was learned about the attempts, the first first
 * @param events its changes of state, the first first
 * @param waiting why it waits, if it does
 */
public record MessageHistory(
    Row row,
    List<Attempt> attempts,
    List<Evidence> evidence,
    List<Event> events,
    Optional<Waiting> waiting) {

  /** Copies what can change. */
  public MessageHistory {
    attempts = List.copyOf(attempts);
    evidence = List.copyOf(evidence);
    events = List.copyOf(events);
  }

  /** A row of {@code send_queue}; what begins with ledger comes from {@code linkedin_messages}. */
  public record Row(
      long queueId,
      String status,
      Instant statusAt,
      @Nullable String statusReason,
      long campaignId,
      String campaign,
      long prospectId,
      long accountId,
      String providerAccountId,
      int step,
      String kind,
      String text,
      Instant scheduledFor,
      @Nullable Instant expiresAt,
      Instant createdAt,
      String idempotencyKey,
      @Nullable Long attemptId,
      @Nullable String claimedBy,
      @Nullable Instant leaseUntil,
      int retries,
      @Nullable Instant retryAt,
      int looks,
      @Nullable Instant lookAt,
      @Nullable String ledgerStatus,
      @Nullable Long ledgerQueueId,
      @Nullable String chatId,
      @Nullable String messageId,
      @Nullable Instant attemptedAt,
      @Nullable Instant sentAt) {

    /** Never shows the text. */
    @Override
    public String toString() {
      return "message " + queueId;
    }
  }

  /** A row of {@code send_attempts}. */
  public record Attempt(
      long id,
      String node,
      Instant startedAt,
      Instant leaseUntil,
      @Nullable String outcome,
      @Nullable Instant settledAt,
      @Nullable Integer httpStatus,
      @Nullable String errorType,
      @Nullable String providerRequestId,
      @Nullable String detail) {}

  /** A row of {@code attempt_evidence}. */
  public record Evidence(
      long attemptId,
      Instant foundAt,
      String source,
      String finding,
      List<String> messageIds,
      String actor,
      String reason) {}

  /** A row of {@code message_events}. */
  public record Event(
      Instant happenedAt,
      String fromStatus,
      String toStatus,
      @Nullable String reason,
      @Nullable Long attemptId,
      String actor) {}
}
