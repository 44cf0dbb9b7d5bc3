package io.sendonce.demo.drill.oracle;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to send.
 *
 * @param id its number
 * @param queueId the row it was made for
 * @param outcome sent, not_sent or unknown; null while it is being made
 * @param finding what decided it later: delivered, absent or given_up; null if nothing did
 */
public record Attempt(long id, long queueId, @Nullable String outcome, @Nullable String finding) {

  boolean isOpen() {
    return outcome == null;
  }

  boolean reachedThePerson() {
    return "sent".equals(outcome) || "delivered".equals(finding);
  }

  boolean isInDoubt() {
    return "unknown".equals(outcome) && finding == null;
  }
}
