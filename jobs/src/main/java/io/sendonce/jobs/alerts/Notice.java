package io.sendonce.jobs.alerts;

import java.time.Instant;
import java.util.UUID;

/**
 * What a channel is given to tell. Every text is one line.
 *
 * @param eventId the same whenever it is told again
 * @param alertId the alert's id, for {@code sendonce alerts}
 * @param kind {@code opened}, {@code worsened}, {@code repeated} or {@code resolved}
 * @param condition the word of its {@link Condition}
 * @param subject what it is about
 * @param severity how bad it was at that moment
 * @param detail ids, counts and times
 * @param seen how many looks had found it by then
 * @param openedAt when the alert opened
 * @param happenedAt when there was this to tell
 */
public record Notice(
    UUID eventId,
    long alertId,
    String kind,
    String condition,
    String subject,
    Severity severity,
    String detail,
    long seen,
    Instant openedAt,
    Instant happenedAt) {

  /** Makes one line of each text, whatever the database holds. */
  public Notice {
    condition = OneLine.of(condition, 100);
    subject = OneLine.of(subject, 150);
    detail = OneLine.of(detail, 1000);
  }

  /** Whether it is over. */
  public boolean isResolved() {
    return kind.equals("resolved");
  }

  /** What ties together all that is told of one alert, and of its like at other times. */
  public String key() {
    return condition + ": " + subject;
  }

  /** In a few words: how bad, what, about what. */
  public String headline() {
    return (isResolved() ? "resolved" : severity.word()) + ": " + key();
  }

  /** What to do next, in one sentence. */
  public String whatToDo() {
    return isResolved()
        ? "Nothing: the condition is gone."
        : Condition.of(condition).map(Condition::whatToDo).orElse("See sendonce alerts list.");
  }
}
