package io.sendonce.jobs.provider;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reading a conversation back brought. */
public sealed interface ReadBack {

  /**
   * Handles both cases.
   *
   * @param <T> what the handling gives
   */
  default <T> T match(Function<Complete, T> whenComplete, Function<Unreadable, T> whenUnreadable) {
    return this instanceof Complete complete
        ? whenComplete.apply(complete)
        : whenUnreadable.apply((Unreadable) this);
  }

  /**
   * A text as it compares: the provider may change line ends and drop what surrounds it.
   *
   * @param text as it was sent, or as it is shown
   */
  static String normal(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
    return Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
  }

  /**
   * The whole conversation in the time asked for, every page of it.
   *
   * @param messages in no particular order; may be empty
   */
  record Complete(List<SeenMessage> messages) implements ReadBack {

    /** Keeps its own copy. */
    public Complete {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The conversation could not be read, or not completely: this says nothing about any message.
   *
   * @param reason one short phrase for operators
   */
  record Unreadable(String reason) implements ReadBack {}

  /**
   * A message the provider shows.
   *
   * @param messageId the provider's id of it
   * @param chatId the provider's id of its chat, or null where it did not say
   * @param text its text as shown; the provider may have dropped formatting
   * @param sentAt when the provider says it was sent
   * @param fromUs whether our account sent it, by whatever device
   */
  record SeenMessage(
      String messageId, @Nullable String chatId, String text, Instant sentAt, boolean fromUs) {

    /** Leaves the text out. */
    @Override
    public String toString() {
      return "SeenMessage[" + messageId + " at " + sentAt + (fromUs ? " from us]" : "]");
    }
  }
}
