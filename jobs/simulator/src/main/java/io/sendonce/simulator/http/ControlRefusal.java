package io.sendonce.simulator.http;

import org.jspecify.annotations.Nullable;

/** A control request that cannot be done, in words for whoever sent it. */
final class ControlRefusal extends Exception {
  private final int status;

  ControlRefusal(int status, String message) {
    this(status, message, null);
  }

  ControlRefusal(int status, String message, @Nullable Exception cause) {
    super(message, cause);
    this.status = status;
  }

  int status() {
    return status;
  }
}
