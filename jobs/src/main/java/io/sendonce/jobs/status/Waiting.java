package io.sendonce.jobs.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why one message waits, and how many wait for the same reason.
 *
 * @param code the reason's column, or null if nothing holds it
 * @param messages how many have the reason
 * @param oldest the earliest time for which one of them was planned
 * @param firstUntil the first moment at which the reason ends for one of them, or null
 * @param lastUntil the last such moment, or null
 * @param queueId the message, an example where there are many
 * @param until when the reason ends for this one, or null where nobody knows
 * @param detail what the reason itself says, such as why an account is paused, or null
 * @param otherId the message it waits for, or null
 */
public record Waiting(
    @Nullable String code,
    long messages,
    Instant oldest,
    @Nullable Instant firstUntil,
    @Nullable Instant lastUntil,
    long queueId,
    long accountId,
    long campaignId,
    long prospectId,
    @Nullable Instant until,
    @Nullable String detail,
    @Nullable Long otherId) {

  /** The reason. */
  public WaitReason reason() {
    return code == null ? WaitReason.NONE : WaitReason.of(code);
  }

  /** One sentence about this message, without a full stop. */
  public String sentence() {
    return "message " + queueId + " " + reason().sentence(this);
  }
}
