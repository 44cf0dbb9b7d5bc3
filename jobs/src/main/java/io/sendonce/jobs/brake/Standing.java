package io.sendonce.jobs.brake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How an account, a campaign or everything stands.
 *
 * @param state {@code active}, {@code paused} or, for a campaign, {@code stopped}
 * @param until when a pause ends by itself, or null
 * @param resumes what ends a pause, or null
 * @param reason why, or null
 */
public record Standing(
    String state, @Nullable Instant until, @Nullable String resumes, @Nullable String reason) {

  /** A phrase such as {@code paused until 2026-11-24T09:00:00Z: limit_exceeded}. */
  public String phrase() {
    String why = reason == null || state.equals("active") ? "" : ": " + reason;
    return state + (state.equals("paused") ? end() : "") + why;
  }

  private String end() {
    if (until != null) {
      return " until " + until.truncatedTo(ChronoUnit.SECONDS);
    }
    return "when_ok".equals(resumes)
        ? " until it is connected again"
        : " until a person resumes it";
  }
}
