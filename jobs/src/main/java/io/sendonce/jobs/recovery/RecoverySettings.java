package io.sendonce.jobs.recovery;

import java.time.Duration;

/**
 * How uncertain messages are looked for.
 *
 * @param policy what follows once a message is taken to be absent
 * @param firstLook when to look first; the provider's records lag by 30 to 60 s
 * @param nextLook how long after a look the next one follows at first; the wait doubles
 * @param looks so many complete looks must find nothing
 * @param absentAfter so long after the end of the attempt, at the earliest, absence counts
 */
public record RecoverySettings(
    Policy policy, Duration firstLook, Duration nextLook, int looks, Duration absentAfter) {

  /** Refuses a single look as proof. */
  public RecoverySettings {
    if (looks < 2) {
      throw new IllegalArgumentException("looks must be 2 or more, not " + looks);
    }
  }

  /**
   * A message is put back once; after that a person decides, or a fault could repeat it for ever.
   * One that a restored database may have sent and forgotten is always put back: most never were
   * sent, and everything is paused until a person, or the policy, has it go on.
   */
  RecoverySettings forMessage(UncertainMessage message) {
    if (message.isForgotten()) {
      return with(Policy.RETRY);
    }
    return message.wasPutBack() ? with(Policy.HOLD) : this;
  }

  private RecoverySettings with(Policy other) {
    return new RecoverySettings(other, firstLook, nextLook, looks, absentAfter);
  }

  /** What follows once a message is taken to be absent. */
  public enum Policy {
    /** It stays uncertain until a person decides. */
    HOLD,
    /** It goes back to the queue, once; the next time a person decides. */
    RETRY
  }
}
