package io.sendonce.jobs.recovery;

import io.sendonce.jobs.provider.ProviderEcho;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account sent, beside what is known of one person.
 *
 * @param recipientIds the other members of its chat; empty if they were not told
 * @param isKnownChat whether earlier messages to the person went into its chat
 * @param isAmbiguous whether a cut id could be the person's or somebody else's
 */
record StoredEcho(
    String messageId,
    @Nullable String chatId,
    List<String> recipientIds,
    String text,
    Instant sentAt,
    boolean isKnownChat,
    boolean isAmbiguous) {

  /**
   * Whether it surely went to that person: its only other member is, or else its chat is known. An
   * echo that leaves a doubt about it is no evidence.
   */
  boolean isTo(String recipientId) {
    if (recipientIds.isEmpty()) {
      return isKnownChat;
    }
    if (recipientIds.size() > 1) {
      return false;
    }
    String other = recipientIds.get(0);
    return other.equals(recipientId) || (!isAmbiguous && ProviderEcho.isCut(other, recipientId));
  }

  /** As the same message would be read back. */
  SeenMessage seen() {
    return new SeenMessage(messageId, chatId, text, sentAt, true);
  }
}
