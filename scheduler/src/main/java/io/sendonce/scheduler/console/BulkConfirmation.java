package io.sendonce.scheduler.console;

import io.sendonce.scheduler.access.Role;
import java.util.Optional;

/**
 * What it takes to do something to so many messages: a pure function.
 *
 * @param messages how many
 * @param role of the person who confirms it
 */
record BulkConfirmation(int messages, Role role) {

  /** More than this, and the number has to be typed. */
  static final int UNTYPED = 100;

  /** More than this, and an operator is not enough. */
  static final int OPERATORS = 10_000;

  /** Whether the number has to be typed. */
  boolean isTyped() {
    return messages > UNTYPED;
  }

  /** The role it takes. */
  Role needed() {
    return messages > OPERATORS ? Role.ADMIN : Role.OPERATOR;
  }

  /** Why it may not be done, in sentences; empty if it may. */
  Optional<String> refusal(String typed) {
    if (!role.covers(needed())) {
      return Optional.of(
          "More than %d messages at once take the role %s, and you have the role %s. Narrow the filter."
              .formatted(OPERATORS, needed().word(), role.word()));
    }
    return isTyped() && !typed.strip().equals(Integer.toString(messages))
        ? Optional.of(
            "To confirm, type how many messages it is about: %d, not %s."
                .formatted(messages, typed.isBlank() ? "nothing" : typed.strip()))
        : Optional.empty();
  }
}
