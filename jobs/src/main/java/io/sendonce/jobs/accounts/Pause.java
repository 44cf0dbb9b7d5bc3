package io.sendonce.jobs.accounts;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pause: how it ends, and why it is.
 *
 * @param resumes what ends it
 * @param length how long it lasts; null unless it ends at a time
 * @param reason one short phrase for operators
 */
public record Pause(Resumes resumes, @Nullable Duration length, String reason) {

  /** What ends a pause; the column {@code resumes} carries the constant in lower case. */
  public enum Resumes {
    /** Its time. */
    AT_TIME,
    /** The provider's word that the account is connected again. */
    WHEN_OK,
    /** A person. */
    BY_PERSON;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A pause that ends by itself. */
  public static Pause lasting(Duration length, String reason) {
    return new Pause(Resumes.AT_TIME, length, reason);
  }

  /** A pause that ends when the account is connected again. */
  public static Pause untilOk(String reason) {
    return new Pause(Resumes.WHEN_OK, null, reason);
  }

  /** A pause that only a person ends. */
  public static Pause untilAPersonResumes(String reason) {
    return new Pause(Resumes.BY_PERSON, null, reason);
  }

  @Nullable String lengthText() {
    return length == null ? null : length.toString();
  }
}
