package io.sendonce.jobs.foreign;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and words as they may stand in SQL, whatever is in them. */
public final class Quoted {

  private Quoted() {}

  /** A name of a table or a column. */
  public static String name(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no name in PostgreSQL");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A constant; an escape string where there is a backslash, whatever the server's settings. */
  public static String text(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no text in PostgreSQL");
    }
    String doubled = text.replace("'", "''");
    return text.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : "E'" + doubled.replace("\\", "\\\\") + "'";
  }

  /** Several constants, separated by commas. */
  public static String texts(Collection<String> texts) {
    return texts.stream().map(Quoted::text).collect(Collectors.joining(", "));
  }
}
