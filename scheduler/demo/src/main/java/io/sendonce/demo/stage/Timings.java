package io.sendonce.demo.stage;

import io.sendonce.demo.options.Delay;
import java.time.Duration;

/**
 * The waits of the demo's nodes: a production node's, made short enough to be watched.
 *
 * @param timeout of one call to the provider
 * @param margin of a lease that is never used
 * @param lease how long a claim holds
 * @param look before the first and between further looks for an uncertain message
 * @param readBackLag how long the provider takes to show a message it has delivered
 */
public record Timings(
    Duration timeout, Duration margin, Duration lease, Duration look, Duration readBackLag) {

  /** How many complete looks must agree before a person is asked. */
  public static final int LOOKS = 2;

  private static final Duration SHORT = Duration.ofSeconds(1);

  /** Waits that fit a provider that takes so long. */
  public static Timings of(Delay delay) {
    Duration timeout = delay.most().multipliedBy(2).plusSeconds(2);
    return delay.most().compareTo(SHORT) < 0
        ? of(timeout, Duration.ofSeconds(1), Duration.ofMillis(500))
        : of(timeout, Duration.ofSeconds(3), Duration.ofSeconds(2));
  }

  /** Age of an attempt before "not found" counts. */
  public Duration absentAfter() {
    return lease.plus(look);
  }

  /** How long an account rests after 429. */
  public Duration tooManyRequests() {
    return look.compareTo(SHORT) > 0 ? look.multipliedBy(2) : look;
  }

  private static Timings of(Duration timeout, Duration look, Duration lag) {
    Duration margin = look.compareTo(SHORT) > 0 ? SHORT.multipliedBy(2) : SHORT;
    return new Timings(timeout, margin, timeout.plus(margin).plus(margin), look, lag);
  }
}
