package io.sendonce.jobs.alerts;

/**
 * Something that a look found to be so.
 *
 * @param condition what
 * @param subject what it is about, such as {@code account 7}; one line of at most 150 characters
 * @param severity how bad it is
 * @param detail ids, counts and times in one line; never a text or a name
 */
public record Finding(Condition condition, String subject, Severity severity, String detail) {

  /** Makes one line of each text, whatever was in it. */
  public Finding {
    subject = OneLine.of(subject, 150);
    detail = OneLine.of(detail, 1000);
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("subject of " + condition.word() + " must not be empty");
    }
  }
}
