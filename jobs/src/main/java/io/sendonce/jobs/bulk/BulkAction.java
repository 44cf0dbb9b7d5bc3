package io.sendonce.jobs.bulk;

import io.sendonce.jobs.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bulk action on record.
 *
 * @param chosen the filter in words
 * @param messages how many it is about
 * @param state {@code running}, {@code stopped} or {@code done}
 * @param stateReason who stopped it and why, or null
 * @param cursorId up to this message everything has its outcome
 * @param advancedAt when it last got on
 * @param at when this was read
 */
public record BulkAction(
    long id,
    String action,
    @Nullable Long shiftSeconds,
    String chosen,
    int messages,
    String actor,
    String via,
    @Nullable String address,
    String reason,
    Instant askedAt,
    String state,
    @Nullable String stateReason,
    long cursorId,
    int done,
    int skipped,
    Instant advancedAt,
    @Nullable Instant endedAt,
    Instant at) {

  /** For so long one that was cut off goes on by itself; later nobody expects it any more. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What it does. */
  public BulkDeed deed() {
    return BulkDeed.of(action, shiftSeconds == null ? 0 : shiftSeconds);
  }

  /** How many messages have no outcome yet. */
  public int open() {
    return messages - done - skipped;
  }

  /** Whether some console carries it on. */
  public boolean isRunning() {
    return state.equals("running") && !isCutOff();
  }

  /** Whether a person may let it go on. */
  public boolean mayGoOn() {
    return state.equals("stopped") || isCutOff();
  }

  /** How it stands, in one phrase without a full stop. */
  public String standing() {
    if (state.equals("done")) {
      return "done";
    }
    if (state.equals("stopped")) {
      return "stopped" + (stateReason == null ? "" : ": " + stateReason);
    }
    return isCutOff() ? "cut off: nobody has carried it on" : "running";
  }

  /** As the audit trail names it. */
  String subject() {
    return "bulk action " + id;
  }

  /** Who asked for it. */
  Actor whoAsked() {
    return new Actor(actor, Actor.Via.valueOf(via.toUpperCase(Locale.ROOT)), address);
  }

  private boolean isCutOff() {
    return state.equals("running") && !advancedAt.isAfter(at.minus(PATIENCE));
  }
}
