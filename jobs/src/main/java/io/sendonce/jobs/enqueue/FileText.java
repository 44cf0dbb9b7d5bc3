package io.sendonce.jobs.enqueue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as UTF-8 text, without the mark that some programs put in front. */
final class FileText {

  private static final int MARK = 0xFEFF;

  /** Longer than any row of column names. */
  private static final int FIRST_ROW = 16_384;

  private FileText() {}

  /** Opens a file; reading it fails with a MalformedInputException where it is not UTF-8. */
  static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    Reader strict =
        new InputStreamReader(
            bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    BufferedReader text = new BufferedReader(strict, 2 * FIRST_ROW);
    try {
      text.mark(1);
      if (text.read() != MARK) {
        text.reset();
      }
      return text;
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  /** The delimiter that makes most sense of the first row: comma, semicolon or tab. */
  static char delimiter(BufferedReader text) throws IOException {
    text.mark(FIRST_ROW);
    String row = text.readLine();
    text.reset();
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long known = row == null ? 0 : knownNames(row, candidate);
      if (known > most) {
        best = candidate;
        most = known;
      }
    }
    return best;
  }

  private static long knownNames(String row, char delimiter) {
    long known = 0;
    for (String name : row.split(String.valueOf(delimiter), -1)) {
      known += Column.named(name.replace("\"", "")).isPresent() ? 1 : 0;
    }
    return known;
  }
}
