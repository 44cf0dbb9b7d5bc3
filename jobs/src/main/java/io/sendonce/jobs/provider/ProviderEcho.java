package io.sendonce.jobs.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that an account of ours sent, by whatever device, shown by the provider without being
 * asked.
 *
 * @param providerAccountId the provider's id of the account
 * @param messageId the provider's id of the message
 * @param chatId the provider's id of its chat, or null if it was not told
 * @param recipientIds the other members of the chat by the provider's internal ids; empty if they
 *     were not told
 * @param text its text; empty where it had none
 * @param sentAt when the provider says it was sent
 */
public record ProviderEcho(
    String providerAccountId,
    String messageId,
    @Nullable String chatId,
    List<String> recipientIds,
    String text,
    Instant sentAt) {

  /** Providers have been seen to cut ids of people to so many characters. */
  private static final int CUT_TO = 20;

  /** Keeps its own copy. */
  public ProviderEcho {
    recipientIds = List.copyOf(recipientIds);
  }

  /**
   * Whether an id that a provider told is the beginning of a whole one, cut to that length.
   *
   * @param told as the provider told it
   * @param whole the id of a person
   */
  public static boolean isCut(String told, String whole) {
    return told.length() == CUT_TO && whole.length() > CUT_TO && whole.startsWith(told);
  }

  /** Leaves out the text and the people. */
  @Override
  public String toString() {
    return "ProviderEcho[" + messageId + " of account " + providerAccountId + " at " + sentAt + "]";
  }
}
