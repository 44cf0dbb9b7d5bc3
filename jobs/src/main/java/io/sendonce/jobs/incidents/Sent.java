package io.sendonce.jobs.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as some record has it.
 *
 * @param sameText equal for equal texts only
 * @param text null once it was redacted
 * @param place where its row lies, for a clean-up; null elsewhere
 */
record Sent(
    @Nullable String account,
    @Nullable String campaign,
    String person,
    @Nullable String name,
    String sameText,
    @Nullable String text,
    Instant at,
    @Nullable String id,
    @Nullable String place) {

  Recipient to() {
    return new Recipient(account, campaign, person, name);
  }

  Copy copy() {
    return new Copy(id, at);
  }

  Sent in(@Nullable String other) {
    return new Sent(account, other, person, name, sameText, text, at, id, place);
  }

  /** Leaves text and name out. */
  @Override
  public String toString() {
    return "Sent[" + id + " to " + person + " at " + at + "]";
  }
}
