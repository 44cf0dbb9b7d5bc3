package io.sendonce.jobs.bulk;

import java.time.Duration;

/** What is done to each of many messages. */
public sealed interface BulkDeed {

  /** They are not sent: from pending to cancelled. */
  record Cancel() implements BulkDeed {}

  /**
   * Each is planned for another time, and their order and gaps stay.
   *
   * @param shift how much later, in whole seconds; negative for earlier, never zero
   */
  record Move(Duration shift) implements BulkDeed {

    /** Further than this, in either direction, and it was a slip of the pen. */
    public static final Duration LONGEST = Duration.ofDays(365);
  }

  /** Those in doubt are looked for at the provider next. */
  record LookNow() implements BulkDeed {}

  /** Nobody will ever know of those in doubt: they have failed, and their intents stay taken. */
  record GiveUp() implements BulkDeed {}

  /** The status that a message must have for it. */
  default String needs() {
    return touchesWaiting() ? "pending" : "uncertain";
  }

  /** Whether it is about messages that wait to be sent. */
  default boolean touchesWaiting() {
    return this instanceof Cancel || this instanceof Move;
  }

  /** How the column writes it. */
  default String column() {
    if (this instanceof Cancel) {
      return "cancel";
    }
    if (this instanceof Move) {
      return "move";
    }
    return this instanceof LookNow ? "look_now" : "give_up";
  }

  /** What it is, in words that go on with the messages, such as "cancel" or "move 2 h later". */
  default String words() {
    if (this instanceof Move move) {
      return "move %s %s"
          .formatted(
              span(move.shift().abs().toSeconds()),
              move.shift().isNegative() ? "earlier" : "later");
    }
    return column().replace('_', ' ');
  }

  /** How much later each message comes, in seconds; zero unless it is a move. */
  default long shiftSeconds() {
    return this instanceof Move move ? move.shift().toSeconds() : 0;
  }

  /** What a row has in its columns. */
  static BulkDeed of(String column, long shiftSeconds) {
    return switch (column) {
      case "cancel" -> new Cancel();
      case "move" -> new Move(Duration.ofSeconds(shiftSeconds));
      case "look_now" -> new LookNow();
      case "give_up" -> new GiveUp();
      default -> throw new IllegalArgumentException("no bulk action is called " + column);
    };
  }

  private static String span(long seconds) {
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
