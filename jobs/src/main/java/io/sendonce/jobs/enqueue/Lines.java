package io.sendonce.jobs.enqueue;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** The rows below the first, in batches; rows without any value are left out. */
final class Lines {

  /** Large enough that a batch's cost is its rows', small enough to be held in memory. */
  private static final int BATCH = 2_000;

  private final Header header;
  private final Iterator<CSVRecord> records;
  private long last = 1;

  Lines(Header header, Iterator<CSVRecord> records) {
    this.header = header;
    this.records = records;
  }

  boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw broken(e);
    }
  }

  List<FileRow> nextBatch() {
    List<FileRow> batch = new ArrayList<>();
    while (batch.size() < BATCH && hasNext()) {
      CSVRecord row = records.next();
      last = row.getRecordNumber();
      if (!isEmpty(row)) {
        batch.add(RowReader.read(header, last, row.toList()));
      }
    }
    return batch;
  }

  static boolean isEmpty(CSVRecord row) {
    return row.stream().allMatch(String::isBlank);
  }

  private RuntimeException broken(RuntimeException e) {
    return e.getCause() instanceof CharacterCodingException ? e : new BrokenQuotes(last + 1);
  }

  /** The quotes of a row cannot be made sense of, so that no later row can be found. */
  static final class BrokenQuotes extends RuntimeException {
    private final long row;

    BrokenQuotes(long row) {
      super("row " + row, null, false, false);
      this.row = row;
    }

    /** Our own words: the library's may repeat what stands there. */
    String sentence() {
      return "row %d cannot be read: a quote is not closed, or text follows a closing quote"
          .formatted(row);
    }
  }
}
