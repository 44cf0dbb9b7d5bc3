package io.sendonce.jobs.enqueue;

import java.util.List;

/** What came of reading a file. */
public sealed interface ImportResult {

  /** The names that columns can have. */
  List<String> COLUMNS = Column.names();

  /**
   * The file cannot be read as a list of messages; nothing was looked at.
   *
   * @param problem one sentence
   */
  record Unreadable(String problem) implements ImportResult {}

  /**
   * The first row does not name the columns that are needed.
   *
   * @param unknown names that mean nothing
   * @param problems what is missing, double or in conflict, one sentence each
   */
  record WrongColumns(List<String> unknown, List<String> problems) implements ImportResult {
    /** Copies what can change. */
    public WrongColumns {
      unknown = List.copyOf(unknown);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Every row was judged.
   *
   * @param counts they add up
   * @param rejected the rejected rows, in the order of the file
   * @param notes what else is worth knowing about a row that was not rejected
   * @param isStored whether the acceptable rows are in the queue now
   */
  record Judged(Counts counts, List<RowRemark> rejected, List<RowRemark> notes, boolean isStored)
      implements ImportResult {
    /** Copies what can change. */
    public Judged {
      rejected = List.copyOf(rejected);
      notes = List.copyOf(notes);
    }
  }

  /**
   * How many rows there were.
   *
   * @param acceptable were queued, or would be if no other row were rejected
   * @param known their intents are known already
   * @param rejected cannot be queued
   */
  record Counts(long acceptable, long known, long rejected) {
    /** All rows below the first, empty ones left out. */
    public long read() {
      return acceptable + known + rejected;
    }
  }

  /**
   * Something about a row.
   *
   * @param row its number as a spreadsheet shows it: the columns' names are in row 1
   * @param text one sentence; never the message's text
   */
  record RowRemark(long row, String text) {}
}
