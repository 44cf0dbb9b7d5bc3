package io.sendonce.proof.cluster;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a job, by the database's clock.
 *
 * @param node who executed it
 * @param trigger whose fire it was
 * @param due the scheduled time of the fire
 * @param ended null while it runs
 */
public record Run(
    String node, String job, String trigger, Instant due, Instant began, @Nullable Instant ended) {

  /** How long after a moment it began. */
  public Duration after(Instant moment) {
    return Duration.between(moment, began);
  }

  /** Its end. */
  public Instant end() {
    if (ended == null) {
      throw new IllegalStateException("still runs: " + this);
    }
    return ended;
  }
}
