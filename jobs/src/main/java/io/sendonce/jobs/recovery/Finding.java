package io.sendonce.jobs.recovery;

import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a look found: a pure function of what the provider shows. */
sealed interface Finding {

  /** The provider's clock may be behind the database's by so much. */
  Duration CLOCK_LEEWAY = Duration.ofSeconds(30);

  /**
   * The message is there.
   *
   * @param seen every sighting of it, oldest first; more than one is a duplicate
   */
  record Delivered(List<SeenMessage> seen) implements Finding {}

  /** A complete look found nothing. */
  record NotSeen() implements Finding {}

  /**
   * The look tells nothing.
   *
   * @param reason one short phrase
   */
  record Unreadable(String reason) implements Finding {}

  /** Handles every case; a new one does not compile until all callers handle it. */
  default void handle(
      Consumer<Delivered> whenDelivered,
      Consumer<NotSeen> whenNotSeen,
      Consumer<Unreadable> whenUnreadable) {
    if (this instanceof Delivered delivered) {
      whenDelivered.accept(delivered);
    } else if (this instanceof NotSeen notSeen) {
      whenNotSeen.accept(notSeen);
    } else {
      whenUnreadable.accept((Unreadable) this);
    }
  }

  /**
   * Looks for a message in what the provider shows of a conversation, asked or unasked: ours, with
   * its text, since its attempt, and not bound to another message already. Only a complete
   * conversation makes "not seen" mean anything.
   */
  static Finding in(List<SeenMessage> conversation, UncertainMessage message, Set<String> bound) {
    String text = ReadBack.normal(message.text());
    Instant since = message.startedAt().minus(CLOCK_LEEWAY);
    List<SeenMessage> seen =
        conversation.stream()
            .filter(SeenMessage::fromUs)
            .filter(shown -> !shown.sentAt().isBefore(since))
            .filter(shown -> !bound.contains(shown.messageId()))
            .filter(shown -> ReadBack.normal(shown.text()).equals(text))
            .sorted(Comparator.comparing(SeenMessage::sentAt))
            .toList();
    return seen.isEmpty() ? new NotSeen() : new Delivered(seen);
  }
}
