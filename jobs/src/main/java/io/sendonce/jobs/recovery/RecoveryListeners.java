package io.sendonce.jobs.recovery;

import java.time.Duration;
import java.util.List;

/**
 * Tells several listeners, in their order.
 *
 * @param listeners each is told everything
 */
public record RecoveryListeners(List<RecoveryEvents> listeners) implements RecoveryEvents {

  /** Copies what can change. */
  public RecoveryListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void leaseExpired(long queueId, long attemptId, String node) {
    listeners.forEach(it -> it.leaseExpired(queueId, attemptId, node));
  }

  @Override
  public void found(long queueId, long attemptId) {
    listeners.forEach(it -> it.found(queueId, attemptId));
  }

  @Override
  public void foundTwice(long queueId, long attemptId, List<String> messageIds) {
    listeners.forEach(it -> it.foundTwice(queueId, attemptId, messageIds));
  }

  @Override
  public void foundAfterAll(long queueId, long attemptId) {
    listeners.forEach(it -> it.foundAfterAll(queueId, attemptId));
  }

  @Override
  public void stillUncertain(long queueId, String reason, Duration nextLook) {
    listeners.forEach(it -> it.stillUncertain(queueId, reason, nextLook));
  }

  @Override
  public void restoreReconciled() {
    listeners.forEach(RecoveryEvents::restoreReconciled);
  }

  @Override
  public void putBack(long queueId, long attemptId) {
    listeners.forEach(it -> it.putBack(queueId, attemptId));
  }
}
