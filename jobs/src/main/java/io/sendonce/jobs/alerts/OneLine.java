package io.sendonce.jobs.alerts;

import java.util.regex.Pattern;

/** Text that cannot begin a line of its own, in a header, a log or a terminal: a pure function. */
public final class OneLine {

  /** Control and format characters, surrogates without a partner, separators of lines. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  private OneLine() {}

  /**
   * The text with a space for every run of characters that are not for reading.
   *
   * @param longest in characters; what is longer is cut
   */
  public static String of(String text, int longest) {
    String line = UNSAFE.matcher(text).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
