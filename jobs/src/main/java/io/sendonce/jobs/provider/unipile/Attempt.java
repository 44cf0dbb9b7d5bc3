package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.SendPermit;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One try to put a request on the wire: its permit, and whether any byte may have left. */
final class Attempt {

  private final SendPermit permit;
  private final BooleanSupplier stopped;
  private volatile boolean opened;

  Attempt(SendPermit permit, BooleanSupplier stopped) {
    this.permit = permit;
    this.stopped = stopped;
  }

  boolean outOfTime() {
    return permit.timeLeft().compareTo(Duration.ZERO) <= 0;
  }

  boolean toldToStop() {
    return stopped.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  /** From here on the provider may have the message. */
  void open() {
    opened = true;
  }

  boolean mayHaveLeft() {
    return opened;
  }
}
