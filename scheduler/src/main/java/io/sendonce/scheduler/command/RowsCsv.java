package io.sendonce.scheduler.command;

import io.sendonce.jobs.adoption.AdoptionReport;
import io.sendonce.scheduler.duplicates.SafeCell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A file of rows and what becomes of them, written row by row; nothing where no file is wanted. */
final class RowsCsv implements AutoCloseable {

  private final @Nullable CSVPrinter printer;

  private RowsCsv(@Nullable CSVPrinter printer) {
    this.printer = printer;
  }

  /**
   * Begins a file.
   *
   * @throws Failure if it is there already, or cannot be written
   */
  static RowsCsv open(@Nullable Path file) throws Failure {
    if (file == null) {
      return new RowsCsv(null);
    }
    try {
      BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
      CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
      printer.printRecord("table", "row", "fate", "message", "reason");
      return new RowsCsv(printer);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(
          Exit.WRONG, "--report must name a new file, and %s is there".formatted(file));
    } catch (IOException e) {
      throw new Failure(Exit.WRONG, "--report cannot be written: " + e);
    }
  }

  void add(AdoptionReport.Remark row) {
    if (printer == null) {
      return;
    }
    try {
      printer.printRecord(
          SafeCell.of(row.table()),
          SafeCell.of(row.row()),
          row.fate().name().toLowerCase(Locale.ROOT),
          Objects.toString(row.queueId(), ""),
          SafeCell.of(row.reason()));
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written", e);
    }
  }

  @Override
  public void close() throws Failure {
    if (printer != null) {
      try {
        printer.close(true);
      } catch (IOException e) {
        throw new Failure(Exit.NOT_DONE, "the report could not be written to its end: " + e);
      }
    }
  }
}
