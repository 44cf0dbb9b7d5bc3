package io.sendonce.simulator.provider;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A message as the provider's copy of the conversation holds it.
 *
 * @param id the provider's id
 * @param at when it was written
 * @param order tells messages of one instant apart; later ones have the larger
 * @param storedAt when the provider learned of it, from which its lag counts
 * @param chat the chat it is in
 * @param fromAccount whether the account's owner wrote it, through the API or by hand
 * @param text the text, or null where a ledger without texts was read back
 */
public record Message(
    String id,
    Instant at,
    long order,
    Instant storedAt,
    Chat chat,
    boolean fromAccount,
    @Nullable String text) {
  /** As the provider lists them. */
  static final Comparator<Message> NEWEST_FIRST =
      Comparator.comparing(Message::at).thenComparingLong(Message::order).reversed();

  /** LinkedIn's own id of the message. */
  public String providerId() {
    return ProviderIds.atLinkedIn(id);
  }

  /** The provider id of who wrote it. */
  public String senderId() {
    return fromAccount ? chat.ownerId() : chat.person();
  }

  /** The provider's id of who wrote it, as an attendee of the chat. */
  public String senderAttendeeId() {
    return fromAccount ? ProviderIds.attendee(chat.account(), chat.ownerId()) : chat.attendeeId();
  }
}
