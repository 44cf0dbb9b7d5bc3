package io.sendonce.simulator.provider;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 250ms}, {@code 3s}, {@code 2m}, {@code PT3S}, {@code 0}.
 */
public final class DurationText {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final String RULE = " must be a duration such as 250ms, 3s, 2m, 1h, PT3S or 0";

  private DurationText() {}

  /**
   * Reads one duration.
   *
   * @throws IllegalArgumentException naming the value and the rule
   */
  public static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
    }
    return parseIso(text);
  }

  /**
   * Reads a range such as {@code 3s-5s}, or one duration for both ends.
   *
   * @throws IllegalArgumentException naming the value and the rule
   */
  public static DelayRange parseRange(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      Duration both = parse(text);
      return new DelayRange(both, both);
    }
    return new DelayRange(parse(text.substring(0, dash)), parse(text.substring(dash + 1)));
  }

  private static Duration parseIso(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "'" + RULE, e);
    }
    throw new IllegalArgumentException("'" + text + "'" + RULE);
  }
}
