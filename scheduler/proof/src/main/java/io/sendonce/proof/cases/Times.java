package io.sendonce.proof.cases;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Durations for people, and the middle and the end of many. */
final class Times {

  private final List<Duration> sorted;

  Times(List<Duration> durations) {
    if (durations.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    this.sorted = durations.stream().sorted().toList();
  }

  /** The smallest that a share of all does not exceed. */
  Duration percentile(int percent) {
    return sorted.get(Math.max((sorted.size() * percent + 99) / 100 - 1, 0));
  }

  Duration longest() {
    return sorted.get(sorted.size() - 1);
  }

  /** Milliseconds below one second, else seconds. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    return Math.abs(millis) < 1000
        ? millis + " ms"
        : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
