package io.sendonce.jobs.recovery;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recovery as log lines. */
public final class LoggedRecovery implements RecoveryEvents {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.recovery");

  @Override
  public void leaseExpired(long queueId, long attemptId, String node) {
    LOG.warn(
        "message {} uncertain (attempt {}): node {} fell silent while sending; not resent, looked for at the provider",
        queueId,
        attemptId,
        node);
  }

  @Override
  public void found(long queueId, long attemptId) {
    LOG.info("message {} sent: the provider shows it (attempt {})", queueId, attemptId);
  }

  @Override
  public void foundTwice(long queueId, long attemptId, List<String> messageIds) {
    LOG.error(
        "message {} was delivered {} times (attempt {}): {}",
        queueId,
        messageIds.size(),
        attemptId,
        messageIds);
  }

  @Override
  public void foundAfterAll(long queueId, long attemptId) {
    LOG.warn(
        "message {} suppressed: it was put back, and then the provider showed attempt {}",
        queueId,
        attemptId);
  }

  @Override
  public void stillUncertain(long queueId, String reason, Duration nextLook) {
    LOG.info(
        "message {} still uncertain: {}; next look in {} s", queueId, reason, nextLook.toSeconds());
  }

  @Override
  public void restoreReconciled() {
    LOG.warn(
        "nothing is in doubt any more since the database was restored: sending goes on, for the policy is retry");
  }

  @Override
  public void putBack(long queueId, long attemptId) {
    LOG.warn("message {} back in the queue: every look missed attempt {}", queueId, attemptId);
  }
}
