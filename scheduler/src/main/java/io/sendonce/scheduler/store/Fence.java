package io.sendonce.scheduler.store;

import org.jspecify.annotations.Nullable;

/** While it is up, this node takes on no work: others may have taken it for dead. */
final class Fence {

  private @Nullable String reason;

  /** True if it was down. */
  synchronized boolean raise(String why) {
    boolean wasDown = reason == null;
    if (wasDown) {
      reason = why;
    }
    return wasDown;
  }

  /** True if it was up. */
  synchronized boolean lower() {
    boolean wasUp = reason != null;
    reason = null;
    return wasUp;
  }

  synchronized boolean isUp() {
    return reason != null;
  }
}
