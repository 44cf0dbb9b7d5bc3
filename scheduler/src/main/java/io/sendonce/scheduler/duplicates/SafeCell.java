package io.sendonce.scheduler.duplicates;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a CSV file: a pure function. Spreadsheets take a cell that begins like a formula for
 * one, and ids and texts come from other people, so such a cell gets an apostrophe before it.
 */
public final class SafeCell {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private SafeCell() {}

  /** A value as it may stand in a file; an empty one for null. */
  public static String of(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return BEGINS_A_FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
  }
}
