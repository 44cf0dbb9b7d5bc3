package io.sendonce.jobs.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * A node's last look.
 *
 * @param node who looked
 * @param lookedAt when it began, by the database's clock
 * @param isComplete whether every condition could be judged
 * @param findings how many alerts it saw reason for
 * @param at the database's clock now
 */
public record LastLook(
    String node, Instant lookedAt, boolean isComplete, int findings, Instant at) {

  /** How long ago it was. */
  public Duration age() {
    return Duration.between(lookedAt, at);
  }
}
