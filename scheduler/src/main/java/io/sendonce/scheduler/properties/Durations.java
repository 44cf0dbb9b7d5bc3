package io.sendonce.scheduler.properties;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 30s}, {@code 7d}, {@code PT30S}. */
public final class Durations {

  /** How a length of time may be written, for error messages. */
  public static final String EXAMPLES = "500ms, 30s, 5m, 1h, 7d or PT30S";

  private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads a length of time.
   *
   * @return empty when it is written in no way we know, or is negative
   */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      return Optional.of(Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2))));
    }
    return parseIso(text).filter(duration -> !duration.isNegative());
  }

  /** Writes a length of time in the largest unit that divides it, so that it can be read back. */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
      Duration one = Duration.of(1, unit(unit));
      if (one.multipliedBy(duration.dividedBy(one)).equals(duration)) {
        return duration.dividedBy(one) + unit;
      }
    }
    return duration.toString();
  }

  private static Optional<Duration> parseIso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException notIso) {
      return Optional.empty();
    }
  }

  private static ChronoUnit unit(String suffix) {
    return switch (suffix) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      default -> throw new IllegalArgumentException("no unit of time: " + suffix);
    };
  }
}
