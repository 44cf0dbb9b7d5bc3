package io.sendonce.demo.drill.oracle;

import org.jspecify.annotations.Nullable;

/**
 * A row of the queue, after the run.
 *
 * @param id its number
 * @param intent what it is to serve
 * @param status as it stands there
 * @param reason of that status, if it has one
 * @param waits what it waits for
 */
public record Row(long id, Intent intent, String status, @Nullable String reason, Waits waits) {

  /** What a row that is not final waits for. */
  public enum Waits {
    /** Something that comes by itself, or nothing at all. */
    FOR_NO_ONE,
    /** All looks have been made; a person decides. */
    FOR_A_PERSON,
    /** An earlier message to the same person, which waits for a person. */
    BEHIND_A_DOUBT
  }

  boolean is(String other) {
    return status.equals(other);
  }

  boolean isExplained() {
    return reason != null && !reason.isBlank();
  }

  String text() {
    return "message " + id + " (" + status + (reason == null ? "" : ": " + reason) + ")";
  }
}
