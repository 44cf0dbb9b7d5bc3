package io.sendonce.jobs.recovery;

import java.time.Duration;
import java.util.List;

/**
 * What happens to uncertain messages. Called after the commit; implementations are quick and never
 * throw.
 */
public interface RecoveryEvents {

  /** A lease ended without a word from its node; the message is uncertain now. */
  default void leaseExpired(long queueId, long attemptId, String node) {}

  /** The provider shows the message, asked or unasked: it is sent. */
  default void found(long queueId, long attemptId) {}

  /** The provider shows the message more than once: it is sent, and an incident is open. */
  default void foundTwice(long queueId, long attemptId, List<String> messageIds) {}

  /** The provider shows a message that was put back: it is not tried again. */
  default void foundAfterAll(long queueId, long attemptId) {}

  /** A look decided nothing. */
  default void stillUncertain(long queueId, String reason, Duration nextLook) {}

  /** Nothing is in doubt any more in a database that was restored: sending goes on. */
  default void restoreReconciled() {}

  /** Taken to be absent by policy, the message is back in the queue. */
  default void putBack(long queueId, long attemptId) {}
}
