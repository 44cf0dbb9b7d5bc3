package io.sendonce.scheduler.duplicates;

import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Repeat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Duplicates as CSV, one row for each copy: a pure function. */
final class DuplicatesCsv {

  private final FoundDuplicates.Shown shown;

  private DuplicatesCsv(FoundDuplicates.Shown shown) {
    this.shown = shown;
  }

  static String of(FoundDuplicates found, FoundDuplicates.Shown shown) {
    DuplicatesCsv csv = new DuplicatesCsv(shown);
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator(System.lineSeparator()).get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(csv.head());
      for (Repeat repeat : found.repeats()) {
        for (int i = 0; i < repeat.copies().size(); i++) {
          printer.printRecord(csv.row(repeat, i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of("person"));
    if (shown.isWithNames()) {
      head.add("name");
    }
    head.addAll(
        List.of(
            "account",
            "campaign",
            "source",
            "copy",
            "copies",
            "at",
            "seconds_after_first",
            "message_id"));
    if (shown.isWithText()) {
      head.add("text");
    }
    return head;
  }

  private List<String> row(Repeat repeat, int index) {
    Copy copy = repeat.copies().get(index);
    Duration after = FoundDuplicates.after(repeat, copy);
    List<String> row = new ArrayList<>();
    row.add(SafeCell.of(repeat.to().person()));
    if (shown.isWithNames()) {
      row.add(SafeCell.of(repeat.to().name()));
    }
    row.add(SafeCell.of(repeat.to().account()));
    row.add(SafeCell.of(repeat.to().campaign()));
    row.add(SafeCell.of(FoundDuplicates.sources(repeat)));
    row.add(Integer.toString(index + 1));
    row.add(Integer.toString(repeat.copies().size()));
    row.add(SafeCell.of(Objects.toString(copy.at(), null)));
    row.add(after == null ? "" : seconds(after));
    row.add(SafeCell.of(copy.id()));
    if (shown.isWithText()) {
      row.add(SafeCell.of(FoundDuplicates.text(repeat)));
    }
    return row;
  }

  private static String seconds(Duration elapsed) {
    return BigDecimal.valueOf(elapsed.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
