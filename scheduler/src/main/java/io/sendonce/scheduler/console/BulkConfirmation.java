package io.sendonce.scheduler.console;

import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.bulk.BulkSize;
import java.util.Optional;

/**
 * What it takes to do something to so many messages: a pure function.
 *
 * @param messages how many
 * @param role of the person who confirms it
 */
record BulkConfirmation(int messages, Role role) {

  /** Whether the number has to be typed. */
  boolean isTyped() {
    return new BulkSize(messages).isSaid();
  }

  /** The role it takes. */
  Role needed() {
    return new BulkSize(messages).isForAdmins() ? Role.ADMIN : Role.OPERATOR;
  }

  /** Why it may not be done, in sentences; empty if it may. */
  Optional<String> refusal(String typed) {
    if (!role.covers(needed())) {
      return Optional.of(
          "More than %d messages at once take the role %s, and you have the role %s. Narrow the filter."
              .formatted(BulkSize.OPERATORS, needed().word(), role.word()));
    }
    return isTyped() && !typed.strip().equals(Integer.toString(messages))
        ? Optional.of(
            "To confirm, type how many messages it is about: %d, not %s."
                .formatted(messages, typed.isBlank() ? "nothing" : typed.strip()))
        : Optional.empty();
  }
}
