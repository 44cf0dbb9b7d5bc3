package io.sendonce.jobs.adoption;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a queue is taken for by its status: a pure function. Doubt is what is left: only a
 * row that waits and was never tried is pending, and only an error that the operator named proves
 * that nothing went out.
 */
final class StatusRules {

  private static final Map<String, Meaning> USUAL =
      Map.of(
          "pending", Meaning.PENDING,
          "queued", Meaning.PENDING,
          "scheduled", Meaning.PENDING,
          "sent", Meaning.SENT,
          "delivered", Meaning.SENT);

  private final Map<String, Meaning> words;
  private final List<String> refusals;

  /**
   * Rules.
   *
   * @param given what statuses mean beside the usual ones, in any case
   * @param refusals an error that has one of these words in it, in any case, proves that the
   *     provider took nothing
   */
  StatusRules(Map<String, Meaning> given, List<String> refusals) {
    this.words = new HashMap<>(USUAL);
    given.forEach((word, meaning) -> words.put(lower(word), meaning));
    this.refusals = refusals.stream().map(StatusRules::lower).toList();
  }

  /** A meaning, and why. */
  record Ruling(Meaning meaning, @Nullable String reason) {}

  Ruling of(LegacyRow row) {
    String status = row.status() == null ? "" : row.status().strip();
    Meaning said = words.get(lower(status));
    if (said == Meaning.SENT) {
      return new Ruling(Meaning.SENT, null);
    }
    if (said == Meaning.PENDING) {
      return pending(row);
    }
    if (said == Meaning.FAILED) {
      return new Ruling(Meaning.FAILED, "its status was " + status);
    }
    if (said == null && row.error() != null && isRefusal(row.error())) {
      return new Ruling(Meaning.FAILED, "its error proves that nothing went out");
    }
    return doubt("its status was " + (status.isEmpty() ? "empty" : status));
  }

  /** Whoever set a row back to pending after an error did not know whether it had gone out. */
  private static Ruling pending(LegacyRow row) {
    if (row.sentAt() != null) {
      return doubt("it waited, and had been sent once by its own time");
    }
    String attempts = row.attempts() == null ? "0" : row.attempts().strip();
    if (!attempts.matches("0*")) {
      return doubt("it waited, and had been tried before");
    }
    if (row.error() != null && !row.error().isBlank()) {
      return doubt("it waited, and had an error");
    }
    return new Ruling(Meaning.PENDING, null);
  }

  private boolean isRefusal(String error) {
    String lower = lower(error);
    return refusals.stream().anyMatch(lower::contains);
  }

  private static Ruling doubt(String reason) {
    return new Ruling(Meaning.UNCERTAIN, reason);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
