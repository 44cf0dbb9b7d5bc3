package io.sendonce.scheduler.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows guessing down: after five wrong passwords for a name or from an address, each further one
 * doubles a wait that begins with a second and ends at a quarter of an hour. Safe for use by many
 * threads. Each console keeps its own.
 */
public final class GuessLimit {

  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Guesses> guesses = new LinkedHashMap<>();

  private record Guesses(int wrong, Instant last) {

    Duration waits() {
      int further = Math.max(0, wrong - FREE);
      Duration wait = Duration.ofSeconds(further == 0 ? 0 : 1L << Math.min(further - 1, 20));
      return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
  }

  /**
   * Nobody has guessed yet.
   *
   * @param clock this machine's
   */
  public GuessLimit(Clock clock) {
    this.clock = clock;
  }

  /** How long a name or an address has to wait before it may try; empty if it may now. */
  public synchronized Optional<Duration> waits(String name, String address) {
    Duration longest = Duration.ZERO;
    for (String each : keys(name, address)) {
      Guesses made = guesses.get(each);
      if (made != null) {
        Duration left = Duration.between(clock.instant(), made.last().plus(made.waits()));
        longest = left.compareTo(longest) > 0 ? left : longest;
      }
    }
    return longest.isZero() || longest.isNegative() ? Optional.empty() : Optional.of(longest);
  }

  /** A wrong guess. The oldest of too many are forgotten. */
  public synchronized void wrong(String name, String address) {
    for (String each : keys(name, address)) {
      Guesses before = guesses.remove(each);
      boolean isOld =
          before == null || before.last().plus(LONGEST.multipliedBy(2)).isBefore(clock.instant());
      guesses.put(each, new Guesses(isOld ? 1 : before.wrong() + 1, clock.instant()));
    }
    while (guesses.size() > MOST) {
      guesses.remove(guesses.keySet().iterator().next());
    }
  }

  /** A right one: the name may be mistyped again. The address stays as it was. */
  public synchronized void right(String name) {
    guesses.remove("name " + name);
  }

  private static String[] keys(String name, String address) {
    return new String[] {"name " + name, "address " + address};
  }
}
