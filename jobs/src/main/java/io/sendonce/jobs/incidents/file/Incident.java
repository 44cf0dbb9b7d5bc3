package io.sendonce.jobs.incidents.file;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is looked into as one.
 *
 * @param title what people call it
 * @param foundIn which records showed it, in words
 * @param openedBy who opened it, or which watch
 * @param isByWatch whether the watch did
 * @param apology the text from which apologies are made
 * @param closedAt when it was closed, or null while it is open
 * @param closedBy who closed it, or null
 * @param conclusion what came out, or null
 * @param people how many got something more than once
 * @param extra how many messages were too many
 * @param firstAt when the first copy was sent, or null if no time is known
 * @param lastAt when the last copy was sent, or null if no time is known
 */
public record Incident(
    long id,
    String title,
    String foundIn,
    Instant openedAt,
    String openedBy,
    boolean isByWatch,
    String apology,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String conclusion,
    long people,
    long extra,
    @Nullable Instant firstAt,
    @Nullable Instant lastAt) {

  /** Whether nobody has concluded it yet. */
  public boolean isOpen() {
    return closedAt == null;
  }

  /** How many people got how many messages too many. */
  public String counts() {
    return "%d %s got %d extra %s"
        .formatted(
            people, people == 1 ? "person" : "people", extra, extra == 1 ? "message" : "messages");
  }

  /** What happened, in one sentence; times in UTC. */
  public String sentence() {
    return firstAt == null || lastAt == null
        ? counts() + ", at times that are not on record."
        : "%s between %s and %s.".formatted(counts(), seconds(firstAt), seconds(lastAt));
  }

  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
