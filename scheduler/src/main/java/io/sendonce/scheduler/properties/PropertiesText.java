package io.sendonce.scheduler.properties;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The entries of a properties text, with their lines, and what is wrong with its form.
 *
 * @param place how the text is named in problems
 * @param entries the entries by key, in the order of the text; a key written twice has its first
 * @param problems keys written twice and lines that cannot be read
 */
public record PropertiesText(String place, Map<String, Entry> entries, List<Problem> problems) {

  /**
   * One entry.
   *
   * @param value without blanks at its end, which nobody can see in a file
   * @param line where it begins, counted from 1
   */
  public record Entry(String key, String value, int line) {

    /** Never shows the value: it may be a secret. */
    @Override
    public String toString() {
      return key + " in line " + line;
    }
  }

  /** Keeps the order of the entries. */
  public PropertiesText {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file as UTF-8.
   *
   * @throws IOException if the file is not there or cannot be read
   */
  public static PropertiesText read(Path file) throws IOException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return parse(file.toString(), StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException notUtf8) {
      Problem problem = new Problem(file.toString(), 0, "the file is not written in UTF-8");
      return new PropertiesText(file.toString(), Map.of(), List.of(problem));
    }
  }

  /** Reads a text in the format of {@link Properties#load(java.io.Reader)}. */
  public static PropertiesText parse(String place, String text) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (LogicalLine line : LogicalLine.split(text)) {
      try {
        for (Entry entry : line.entries()) {
          Entry first = entries.putIfAbsent(entry.key(), entry);
          if (first != null) {
            String twice = entry.key() + " is set twice; first in line " + first.line();
            problems.add(new Problem(place, line.number(), twice));
          }
        }
      } catch (IllegalArgumentException malformed) {
        String broken = "a \\u must be followed by four hexadecimal digits";
        problems.add(new Problem(place, line.number(), broken));
      }
    }
    return new PropertiesText(place, entries, problems);
  }

  /** A line with the lines that continue it. */
  private record LogicalLine(String text, int number) {

    static List<LogicalLine> split(String text) {
      List<LogicalLine> result = new ArrayList<>();
      StringBuilder open = new StringBuilder();
      int number = 0;
      int begin = 1;
      for (String line : withoutByteOrderMark(text).lines().toList()) {
        number++;
        if (open.isEmpty()) {
          begin = number;
          if (isBlankOrComment(line)) {
            continue;
          }
        }
        open.append(line).append('\n');
        if (!continues(line)) {
          result.add(new LogicalLine(open.toString(), begin));
          open.setLength(0);
        }
      }
      if (!open.isEmpty()) {
        result.add(new LogicalLine(open.toString(), begin));
      }
      return result;
    }

    /**
     * Leaves escapes and separators to the JDK, so that they mean what they always meant.
     *
     * @return one entry, or none where a continuation continues nothing
     */
    List<Entry> entries() {
      Properties one = new Properties();
      try {
        one.load(new StringReader(text));
      } catch (IOException e) {
        throw new UncheckedIOException("a text in memory cannot fail to be read", e);
      }
      return one.stringPropertyNames().stream()
          .map(key -> new Entry(key, one.getProperty(key, "").stripTrailing(), number))
          .toList();
    }

    private static String withoutByteOrderMark(String text) {
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isBlankOrComment(String line) {
      String stripped = line.strip();
      return stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("!");
    }

    private static boolean continues(String line) {
      int end = line.length();
      while (end > 0 && line.charAt(end - 1) == '\\') {
        end--;
      }
      return (line.length() - end) % 2 == 1;
    }
  }
}
