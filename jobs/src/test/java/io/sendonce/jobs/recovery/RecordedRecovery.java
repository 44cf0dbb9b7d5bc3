package io.sendonce.jobs.recovery;

import java.time.Duration;
import java.util.List;

/** Writes down what happens to uncertain messages. */
record RecordedRecovery(List<String> events) implements RecoveryEvents {

  @Override
  public void found(long queueId, long attemptId) {
    events.add("found " + queueId + " by attempt " + attemptId);
  }

  @Override
  public void foundTwice(long queueId, long attemptId, List<String> messageIds) {
    events.add("twice " + queueId + " by attempt " + attemptId + ": " + messageIds);
  }

  @Override
  public void foundAfterAll(long queueId, long attemptId) {
    events.add("after all " + queueId + " by attempt " + attemptId);
  }

  @Override
  public void stillUncertain(long queueId, String reason, Duration nextLook) {
    events.add("still " + queueId + ": " + reason + ", next in " + nextLook);
  }

  @Override
  public void putBack(long queueId, long attemptId) {
    events.add("back " + queueId + " after attempt " + attemptId);
  }
}
