package io.sendonce.jobs.alerts;

import java.util.Locale;

/** How bad it is; the later, the worse. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Somebody should look today. */
  WARNING,
  /** Somebody should look soon. */
  ERROR,
  /** Somebody should look now; repeated until acknowledged. */
  CRITICAL;

  /** As it is stored and told. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity with that word. */
  public static Severity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
