package io.sendonce.simulator.faults;

import java.time.Duration;

/** What becomes of the notice that a message was written: all faults that hit it, put together. */
public final class EchoPlan {
  private Duration lag = Duration.ZERO;
  private int copies = 1;
  private boolean truncatedIds;

  EchoPlan() {}

  /** How long after the message it is posted; one that lags comes after those that do not. */
  public Duration lag() {
    return lag;
  }

  /** How often it is posted. */
  public int copies() {
    return copies;
  }

  /** Whether ids of people are cut to 20 characters. */
  public boolean truncatedIds() {
    return truncatedIds;
  }

  void add(FaultKind kind, Effect effect) {
    switch (kind) {
      case ECHO_LAG -> lag = lag.plus(effect.lastingOr(Duration.ofSeconds(5)));
      case ECHO_COPIES -> copies = effect.amount() == null ? 2 : effect.amount();
      case ECHO_DROPPED -> copies = 0;
      case ECHO_TRUNCATED_IDS -> truncatedIds = true;
      default -> throw new IllegalArgumentException(kind.wireName() + " does not hit echoes");
    }
  }
}
