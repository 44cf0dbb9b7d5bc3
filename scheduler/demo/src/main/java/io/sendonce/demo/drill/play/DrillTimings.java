package io.sendonce.demo.drill.play;

import io.sendonce.demo.options.Delay;
import io.sendonce.demo.stage.Timings;
import java.time.Duration;
import java.util.Map;

/**
 * The waits of a drill's nodes: a production node's, as short as a provider that takes up to 0.8 s
 * allows.
 */
public final class DrillTimings {

  /** How long the provider takes for a message. */
  public static final Delay DELAY = Delay.parse("200ms-800ms");

  /**
   * From an unknown outcome to the first look, and between looks. Longer than the provider's
   * reading back is ever made to tell untruths, as in production it must be longer than the
   * provider's copy is ever behind.
   */
  static final Duration LOOK = Duration.ofSeconds(3);

  /** The nodes' waits. */
  public static final Timings TIMINGS =
      new Timings(
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          LOOK,
          Duration.ofMillis(500));

  /** After the last fault a node may need so long to notice, and to take back what it held. */
  private static final Duration NOTICE = Duration.ofSeconds(20);

  /** A message that a node was looking for when it was hurt is left to it so long. */
  private static final Duration LOOK_HELD = Duration.ofMinutes(1);

  private DrillTimings() {}

  /** Further lines of {@code sendonce.properties}. */
  public static Map<String, String> settings() {
    return Map.of(
        "database.timeout", "3s",
        "unipile.read-back-timeout", "2s",
        "send.retry.first", "1s",
        "send.retry.longest", "4s",
        "breaker.pause", "2s",
        "breaker.longest", "4s");
  }

  /** Further lines of {@code quartz.properties}. */
  public static Map<String, String> quartz() {
    return Map.of("org.quartz.jobStore.silenceGrace", "8000");
  }

  /**
   * How long after the last fault everything must be drained: a lease that has just been taken
   * ends, all looks are made, one of them by a node that was hurt meanwhile, the provider is slow
   * in answering them, and what had to wait is sent.
   *
   * @param messages that may still have to be sent
   * @param accounts that send them
   */
  public static Duration longestDrain(int messages, int accounts) {
    Duration looks = TIMINGS.absentAfter().plus(LOOK.multipliedBy(2L * Timings.LOOKS));
    Duration backlog =
        DELAY.most().plusMillis(400).multipliedBy(Math.floorDiv(messages, accounts) + 1L);
    return NOTICE.plus(LOOK_HELD).plus(TIMINGS.lease()).plus(looks.multipliedBy(2)).plus(backlog);
  }
}
