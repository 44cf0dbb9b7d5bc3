package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.db.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Puts the messages of a file into the queue, all or none of them. */
public final class FileImport {

  private static final ImportResult NOT_UTF8 =
      new ImportResult.Unreadable("it is not written in UTF-8: save it as \"CSV UTF-8\"");

  private final Database database;

  /**
   * Imports into a database.
   *
   * @param database where the queue is
   */
  public FileImport(Database database) {
    this.database = database;
  }

  /**
   * Reads a file, judges every row and, if none is rejected, queues what is not known yet.
   *
   * @param file with commas, semicolons or tabs; UTF-8, with or without a mark in front
   * @param isDryRun whether to leave the queue as it is whatever the outcome
   */
  public ImportResult run(Path file, boolean isDryRun) {
    if (!Files.isRegularFile(file)) {
      return new ImportResult.Unreadable(
          Files.exists(file) ? "it is not a file" : "it is not there");
    }
    try (BufferedReader text = FileText.open(file)) {
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(FileText.delimiter(text))
              .setIgnoreEmptyLines(false)
              .get();
      try (CSVParser rows = format.parse(text)) {
        return read(rows.iterator(), isDryRun);
      }
    } catch (UncheckedIOException e) {
      return unreadable(e.getCause());
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static ImportResult unreadable(@Nullable Throwable e) {
    return e instanceof CharacterCodingException
        ? NOT_UTF8
        : new ImportResult.Unreadable("it cannot be read: " + e);
  }

  private ImportResult read(Iterator<CSVRecord> rows, boolean isDryRun) {
    try {
      CSVRecord first = rows.hasNext() ? rows.next() : null;
      Header header = Header.of(first == null ? List.of() : first.toList());
      if (first == null || Lines.isEmpty(first)) {
        return new ImportResult.Unreadable("its first row is empty; it must name the columns");
      }
      return header.isUsable()
          ? judge(new Lines(header, rows), isDryRun)
          : new ImportResult.WrongColumns(header.unknown(), header.problems());
    } catch (Lines.BrokenQuotes e) {
      return new ImportResult.Unreadable(e.sentence());
    }
  }

  private ImportResult judge(Lines lines, boolean isDryRun) {
    try {
      return database.inTransaction(
          handle -> {
            Judge.takeTurn(handle);
            Judge judge = new Judge(handle);
            RowsReport report = new RowsReport();
            while (lines.hasNext()) {
              judge.judge(lines.nextBatch()).forEach(report::add);
            }
            ImportResult.Judged result = report.result(!isDryRun);
            if (!result.isStored()) {
              throw new NotStored(result);
            }
            return result;
          });
    } catch (NotStored e) {
      return e.result;
    }
  }

  /** Rolls the transaction back and carries the result out of it. */
  private static final class NotStored extends RuntimeException {
    private final transient ImportResult.Judged result;

    NotStored(ImportResult.Judged result) {
      super("not stored", null, false, false);
      this.result = result;
    }
  }
}
