package io.sendonce.jobs.provider;

import org.jspecify.annotations.Nullable;

/**
 * One message as the provider needs it.
 *
 * @param kind what kind of message it is
 * @param providerAccountId the provider's id of the sending account
 * @param recipientId the provider's internal id of the person, valid for that account
 * @param chatId the provider's id of the chat with that person, or null when none is known yet
 * @param text the text as it goes out: LF line ends, no white space around it
 */
public record OutboundMessage(
    MessageKind kind,
    String providerAccountId,
    String recipientId,
    @Nullable String chatId,
    String text) {

  /** Says what is sent where, without the text and the person. */
  @Override
  public String toString() {
    return "OutboundMessage[" + kind + ", " + text.length() + " characters]";
  }
}
