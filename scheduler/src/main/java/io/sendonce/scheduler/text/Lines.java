package io.sendonce.scheduler.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Text of several lines, in sections with a heading. */
public final class Lines {

  private final StringBuilder text = new StringBuilder();

  /** One line more. */
  public Lines line(String line) {
    text.append(line).append(System.lineSeparator());
    return this;
  }

  /** A heading and its rows, their cells aligned; nothing where there are no rows. */
  public Lines section(String heading, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    line("").line(heading);
    List<Column> columns = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == columns.size()) {
          columns.add(new Column(0, true));
        }
        columns.set(i, columns.get(i).with(row.get(i)));
      }
    }
    rows.forEach(row -> line("  " + aligned(row, columns).stripTrailing()));
    return this;
  }

  /** A moment in UTC, to the second; a dash for none. */
  public static String time(@Nullable Instant at) {
    return at == null ? "-" : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A value, or a dash for none. */
  public static String or(@Nullable Object value) {
    return Objects.toString(value, "-");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String aligned(List<String> row, List<Column> columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(columns.get(i).aligned(row.get(i))).append("  ");
    }
    return line.toString();
  }

  /** Numbers stand right where all of a column are numbers; everything else stands left. */
  private record Column(int width, boolean isNumeric) {

    Column with(String cell) {
      return new Column(Math.max(width, cell.length()), isNumeric && cell.matches("\\d+"));
    }

    String aligned(String cell) {
      String gap = " ".repeat(width - cell.length());
      return isNumeric ? gap + cell : cell + gap;
    }
  }
}
