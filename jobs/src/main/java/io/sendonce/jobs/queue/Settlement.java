package io.sendonce.jobs.queue;

import io.sendonce.jobs.provider.ProviderReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt, and of its message thereby.
 *
 * @param claim the claim to settle
 * @param fate what became of the message
 * @param reply what the provider answered, for the attempt's record
 */
public record Settlement(Claim claim, Fate fate, ProviderReply reply) {

  /**
   * What becomes of a message.
   *
   * @param status where it stands now
   * @param outcome what is known of the attempt: {@code sent}, {@code not_sent} or {@code unknown}
   * @param delay for a pending message how long it waits at least, for an uncertain one how long
   *     until it is looked for, else zero
   * @param countsAsRetry whether the reason was the message's own, so that its tries are counted
   * @param reason one short phrase, or null when all went well
   * @param receipt the provider's ids, or null when the message is not sent
   */
  public record Fate(
      MessageStatus status,
      String outcome,
      Duration delay,
      boolean countsAsRetry,
      @Nullable String reason,
      @Nullable Receipt receipt) {

    /** It is sent. */
    public static Fate sent(Receipt receipt) {
      return new Fate(MessageStatus.SENT, "sent", Duration.ZERO, false, null, receipt);
    }

    /** It certainly was not sent and waits to be tried again. */
    public static Fate backToPending(Duration delay, boolean countsAsRetry, String reason) {
      return new Fate(MessageStatus.PENDING, "not_sent", delay, countsAsRetry, reason, null);
    }

    /**
     * It certainly was not sent and will not be; nor will what its campaign has yet for this
     * person.
     */
    public static Fate failed(String reason) {
      return new Fate(MessageStatus.FAILED, "not_sent", Duration.ZERO, false, reason, null);
    }

    /** Nobody knows. */
    public static Fate uncertain(Duration firstLook, String reason) {
      return new Fate(MessageStatus.UNCERTAIN, "unknown", firstLook, false, reason, null);
    }
  }

  /**
   * The provider's ids of a message it took.
   *
   * @param messageId its id
   * @param chatId the id of its chat, or null if the answer held none
   */
  public record Receipt(String messageId, @Nullable String chatId) {}
}
