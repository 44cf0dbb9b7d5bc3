package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What looks wrong in one look.
 *
 * @param subject what it is about
 * @param detail ids, counts and times
 * @param alive a sign that it was not wrong at that time, or null
 */
record Suspicion(String subject, Severity severity, String detail, @Nullable Instant alive) {

  static Suspicion of(String subject, Severity severity, String detail) {
    return new Suspicion(subject, severity, detail, null);
  }
}
