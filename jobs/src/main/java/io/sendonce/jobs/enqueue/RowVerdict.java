package io.sendonce.jobs.enqueue;

import java.util.List;

/** What became of one row. */
sealed interface RowVerdict {

  /** The row's number. */
  long row();

  /** It is in the queue now, as a message of this id. */
  record Queued(long row, long id) implements RowVerdict {}

  /**
   * Its intent is known already.
   *
   * @param id the message that has it
   * @param isEarlierRow whether that is an earlier row of the same batch
   * @param isOtherText whether that message has another text; false where it can no longer be known
   */
  record Known(long row, long id, boolean isEarlierRow, boolean isOtherText)
      implements RowVerdict {}

  /**
   * It cannot be queued.
   *
   * @param problems a sentence each, which begins with the column
   */
  record Refused(long row, List<String> problems) implements RowVerdict {}
}
