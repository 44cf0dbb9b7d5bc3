package io.sendonce.proof;

import io.sendonce.proof.cases.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results as a table for people. */
final class Table {

  private static final int[] WIDTHS = {12, 38, 36, 36, 9};

  private Table() {}

  static List<String> of(List<Result> results) {
    List<String> lines = new ArrayList<>();
    lines.addAll(row("case", "what it shows", "stock JobStoreTX", "ours", "verdict"));
    lines.add("-".repeat(lines.get(0).length()));
    for (Result result : results) {
      lines.addAll(
          row(
              result.played().id(),
              result.played().shows(),
              words(result.stock()),
              words(result.ours()),
              result.verdict()));
    }
    return lines;
  }

  /** One line for a case that has just been played. */
  static String line(Result result) {
    return "  %-13s %-9s stock: %s; ours: %s"
        .formatted(
            result.played().id(), result.verdict(), words(result.stock()), words(result.ours()));
  }

  private static String words(@Nullable Finding finding) {
    return finding == null ? "-" : finding.words();
  }

  private static List<String> row(String... cells) {
    List<List<String>> columns = new ArrayList<>();
    int height = 0;
    for (int column = 0; column < cells.length; column++) {
      List<String> wrapped = wrap(cells[column], WIDTHS[column]);
      columns.add(wrapped);
      height = Math.max(height, wrapped.size());
    }
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < cells.length; column++) {
        List<String> wrapped = columns.get(column);
        String cell = line < wrapped.size() ? wrapped.get(line) : "";
        text.append(cell).append(" ".repeat(Math.max(WIDTHS[column] - cell.length(), 0) + 2));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
