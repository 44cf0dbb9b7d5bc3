package io.sendonce.demo.drill.asked;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The seeds to run, one after another.
 *
 * @param first 0 or more
 * @param last not before the first, and at most 1000 after it
 */
public record Seeds(long first, long last) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,15})-(\\d{1,15})");
  private static final int MOST = 1000;

  /** Refuses what is no range. */
  public Seeds {
    if (first < 0 || last < first || last - first >= MOST) {
      throw new IllegalArgumentException(
          "--seeds must be a range of at most %d seeds, the lower first, not %d-%d"
              .formatted(MOST, first, last));
    }
  }

  static Seeds parse(String written) {
    Matcher parts = TEXT.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("--seeds must be written like 1-20, not " + written);
    }
    return new Seeds(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  /** Each of them. */
  public LongStream all() {
    return LongStream.rangeClosed(first, last);
  }

  /** Whether it is more than one. */
  public boolean areSeveral() {
    return last > first;
  }
}
