package io.sendonce.demo.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the demo was asked for.
 *
 * @param size how much is shown
 * @param delay how long the provider takes
 * @param seed decides the provider's delays, which messages meet a fault and when the kill comes
 * @param acts which parts are shown
 * @param directory where everything is written and left; null for a temporary one
 */
public record Options(Size size, Delay delay, long seed, Acts acts, @Nullable Path directory) {

  /**
   * How much is shown.
   *
   * @param messages one to each person
   * @param accounts that send them
   * @param nodes that share the work
   */
  public record Size(int messages, int accounts, int nodes) {

    /** Refuses what two cores cannot show or what would show nothing. */
    public Size {
      within("--messages", messages, 1, 20_000);
      within("--accounts", accounts, 1, 1_000);
      within("--nodes", nodes, 1, 9);
      if (accounts > messages) {
        throw new IllegalArgumentException(
            "--accounts = %d must not be more than --messages = %d: each sends at least one"
                .formatted(accounts, messages));
      }
    }

    private static void within(String option, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "%s must be from %d to %d, not %d".formatted(option, least, most, value));
      }
    }
  }

  /**
   * Which parts are shown.
   *
   * @param oldWay whether the incident is shown first
   * @param kill whether a node is killed
   * @param keep whether everything is left running at the end
   */
  public record Acts(boolean oldWay, boolean kill, boolean keep) {}
}
