package io.sendonce.jobs.status;

import java.time.Duration;

/** How long ago, as people read it. */
public final class Age {

  private Age() {}

  /** In the largest unit that is not small, such as {@code 90 s} or {@code 3 h}; never negative. */
  public static String words(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }
}
