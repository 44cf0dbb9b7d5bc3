package io.sendonce.demo.drill.asked;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code --time}. */
final class Limit {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(s|m|h)");

  private Limit() {}

  static Duration parse(String written) {
    Matcher parts = TEXT.matcher(written);
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      throw new IllegalArgumentException("--time must be written like 90s or 5m, not " + written);
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
