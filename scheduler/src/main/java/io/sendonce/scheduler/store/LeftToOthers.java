package io.sendonce.scheduler.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.quartz.TriggerKey;

/** Fires beyond this node's share: the other nodes go first, and if none of them does, it does. */
final class LeftToOthers {

  private static final Duration LONG_ENOUGH = Duration.ofMillis(500);

  private final Map<TriggerKey, Long> since = new HashMap<>();

  /**
   * Takes note of all that are beyond the share now.
   *
   * @return whether there is a new one among them
   */
  synchronized boolean leave(Collection<TriggerKey> beyond) {
    since.keySet().retainAll(beyond);
    boolean isNew = false;
    for (TriggerKey trigger : beyond) {
      isNew |= since.putIfAbsent(trigger, System.nanoTime()) == null;
    }
    return isNew;
  }

  synchronized boolean isLeftLongEnough(TriggerKey trigger) {
    Long left = since.get(trigger);
    return left != null && System.nanoTime() - left >= LONG_ENOUGH.toNanos();
  }

  /** Whether one was left long enough, so that it is time to look again. */
  synchronized boolean isTimeToLook() {
    return since.keySet().stream().anyMatch(this::isLeftLongEnough);
  }
}
