package io.sendonce.benchmark.measure;

import org.jspecify.annotations.Nullable;

/**
 * One run of a contestant.
 *
 * @param round from 1
 * @param figures null if it has none
 * @param check null if it did not come to an end
 * @param failure why it has no figures; null if it has
 */
public record Run(
    int round, @Nullable Figures figures, @Nullable Check check, @Nullable String failure) {

  static Run of(int round, Figures figures, Check check) {
    return check.holds()
        ? new Run(round, figures, check, null)
        : new Run(round, null, check, "the check failed: " + check.words());
  }

  static Run failed(int round, String why) {
    return new Run(round, null, null, why);
  }
}
