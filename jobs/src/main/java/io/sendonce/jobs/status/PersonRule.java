package io.sendonce.jobs.status;

import java.time.Duration;
import java.time.Instant;

/**
 * When an uncertain message needs a person: the looks are over and the policy is to hold it, or it
 * has been in doubt for too long whatever the policy.
 *
 * @param isHeld whether the policy leaves absent messages to a person
 * @param looks how many complete looks must agree
 * @param absentAfter time since the attempt ended before "not found" counts
 * @param atLatest time since the attempt ended after which a person is asked for, whatever the
 *     policy
 */
public record PersonRule(boolean isHeld, int looks, Duration absentAfter, Duration atLatest) {

  /** Whether a message needs a person by now. */
  public boolean needsPerson(Uncertain message, Instant now) {
    Duration age = Duration.between(message.endedAt(), now);
    boolean looksAreOver = message.looks() >= looks && age.compareTo(absentAfter) >= 0;
    return (isHeld && looksAreOver) || age.compareTo(atLatest) >= 0;
  }
}
