package io.sendonce.scheduler.remote;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a node can be asked to do. */
public enum RemoteAction {
  /** A trigger fires no more. */
  PAUSE_TRIGGER("pause"),
  /** A trigger fires again. */
  RESUME_TRIGGER("resume"),
  /** A trigger that is in error, which ends only by hand, waits for its next time again. */
  RESET_TRIGGER("reset"),
  /** A trigger gets another schedule. */
  RESCHEDULE("reschedule"),
  /** A job runs once more, now. */
  RUN_NOW("run now"),
  /** A run is asked to end. */
  INTERRUPT("interrupt");

  private final String words;

  RemoteAction(String words) {
    this.words = words;
  }

  /** For people and the audit trail. */
  public String words() {
    return words;
  }

  /**
   * What a trigger can be asked for by a word alone: {@code pause}, {@code resume} or {@code
   * reset}; empty for any other.
   */
  public static Optional<RemoteAction> ofTrigger(String word) {
    return Arrays.stream(values())
        .filter(each -> each.isOfTrigger() && each != RESCHEDULE && each.words().equals(word))
        .findFirst();
  }

  /** Whether it is about a trigger; else it is about a job. */
  public boolean isOfTrigger() {
    return this != RUN_NOW && this != INTERRUPT;
  }

  /** As the table has it. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RemoteAction ofColumn(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
