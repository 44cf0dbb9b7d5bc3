package io.sendonce.simulator.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a list are wanted.
 *
 * @param after only later ones, or null
 * @param before only earlier ones, or null
 * @param position only those that come after this place of the list, or null for its start
 * @param limit at most this many, 1 to {@value #MOST}
 */
public record MessageQuery(
    @Nullable Instant after, @Nullable Instant before, @Nullable Position position, int limit) {
  /** The largest page the provider gives. */
  public static final int MOST = 250;

  /** The page it gives when none is asked for. */
  public static final int USUAL = 100;

  boolean isInWindow(Message message) {
    return (after == null || message.at().isAfter(after))
        && (before == null || message.at().isBefore(before));
  }

  boolean isStillToCome(Message message) {
    return position == null || position.precedes(message);
  }

  /**
   * A place in a newest-first list, which stays valid while messages arrive.
   *
   * @param at the instant of the last message given
   * @param order its order within that instant
   */
  public record Position(Instant at, long order) {
    /** Before everything: the year 9999 is later than any message. */
    public static final Position START =
        new Position(Instant.parse("9999-12-31T23:59:59.999Z"), Long.MAX_VALUE / 16);

    static Position of(Message message) {
      return new Position(message.at(), message.order());
    }

    boolean precedes(Message message) {
      int time = message.at().compareTo(at);
      return time < 0 || (time == 0 && message.order() < order);
    }
  }
}
