package io.sendonce.jobs.recovery;

import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What the provider shows of a conversation now, to be laid beside our record of a message.
 *
 * @param lines what it shows, the oldest first
 * @param trouble why nothing can be concluded from what is missing; empty if it is complete and
 *     current
 */
public record ShownBeside(List<Line> lines, String trouble) {

  /** Copies what can change. */
  public ShownBeside {
    lines = List.copyOf(lines);
  }

  /**
   * A message that the provider shows.
   *
   * @param seen as shown
   * @param meaning what it is beside our message, in words
   * @param isLikely whether it may well be the message itself
   */
  public record Line(SeenMessage seen, String meaning, boolean isLikely) {}

  /** The message that it is laid beside. */
  record Ours(
      long queueId,
      long accountId,
      String providerAccountId,
      String recipientId,
      String text,
      Instant startedAt) {}

  /** Judges by what {@link Finding} judges, and says of each line why it is or is not taken. */
  static ShownBeside of(Ours ours, List<SeenMessage> shown, Set<String> bound, String trouble) {
    return new ShownBeside(
        shown.stream()
            .sorted(Comparator.comparing(SeenMessage::sentAt))
            .map(seen -> line(ours, seen, bound))
            .toList(),
        trouble);
  }

  private static Line line(Ours ours, SeenMessage seen, Set<String> bound) {
    if (!seen.fromUs()) {
      return new Line(seen, "the person wrote it", false);
    }
    if (bound.contains(seen.messageId())) {
      return new Line(seen, "on record as sent already", false);
    }
    if (!ReadBack.normal(seen.text()).equals(ReadBack.normal(ours.text()))) {
      return new Line(seen, "another text", false);
    }
    return seen.sentAt().isBefore(ours.startedAt().minus(Finding.CLOCK_LEEWAY))
        ? new Line(seen, "the same text, from before the attempt", false)
        : new Line(seen, "the same text, since the attempt", true);
  }
}
