package io.sendonce.demo.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the provider takes for a send: anything between two durations.
 *
 * @param least at least 10 ms
 * @param most at least {@code least}, at most 8 s: the nodes of the demo wait 12 s for an answer
 */
public record Delay(Duration least, Duration most) {

  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final Pattern TEXT =
      Pattern.compile("(\\d+(?:\\.\\d{1,3})?)(ms|s)(?:-(\\d+(?:\\.\\d{1,3})?)(ms|s))?");

  /** Refuses what the nodes' timeouts do not allow for. */
  public Delay {
    if (least.compareTo(SHORTEST) < 0 || most.compareTo(LONGEST) > 0 || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "--delay must be a range within 10ms-8s, the shorter first, not "
              + text(least)
              + "-"
              + text(most));
    }
  }

  /**
   * Reads {@code 3s-5s}, {@code 200ms-0.4s} or, for both ends, {@code 2s}.
   *
   * @throws IllegalArgumentException naming rule and value
   */
  public static Delay parse(String written) {
    Matcher parts = TEXT.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "--delay must be written like 3s-5s or 200ms-400ms, not " + written);
    }
    Duration least = duration(parts.group(1), parts.group(2));
    return new Delay(
        least, parts.group(3) == null ? least : duration(parts.group(3), parts.group(4)));
  }

  /** The middle of the range. */
  public Duration mean() {
    return least.plus(most).dividedBy(2);
  }

  /** As the simulator and {@link #parse} read it. */
  @Override
  public String toString() {
    return text(least) + "-" + text(most);
  }

  /** A duration as {@code 3s} or {@code 400ms}. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  private static Duration duration(String number, String unit) {
    double millis = Double.parseDouble(number) * (unit.equals("s") ? 1000 : 1);
    return Duration.ofMillis(Math.round(millis));
  }
}
