package io.sendonce.jobs.provider;

import java.time.Duration;

/** The right to put one request on the wire, which runs out. */
@FunctionalInterface
public interface SendPermit {

  /**
   * How long the permit still holds.
   *
   * @return the time left; zero or negative once nothing may be written any more
   */
  Duration timeLeft();
}
