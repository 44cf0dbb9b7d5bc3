package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.enqueue.ImportResult.Counts;
import io.sendonce.jobs.enqueue.ImportResult.RowRemark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what became of a file's rows. */
final class RowsReport {

  private final List<RowRemark> rejected = new ArrayList<>();
  private final List<RowRemark> notes = new ArrayList<>();
  private long acceptable;
  private long known;

  void add(RowVerdict verdict) {
    if (verdict instanceof RowVerdict.Refused refused) {
      rejected.add(new RowRemark(refused.row(), String.join("; ", refused.problems())));
    } else if (verdict instanceof RowVerdict.Known already) {
      known++;
      if (already.isOtherText()) {
        String where =
            already.isEarlierRow() ? "earlier in the file" : "as message " + already.id();
        notes.add(
            new RowRemark(
                already.row(), "is known with another text, " + where + "; that text stays"));
      }
    } else {
      acceptable++;
    }
  }

  /** The result so far; nothing is to be stored once a row is rejected. */
  ImportResult.Judged result(boolean mayStore) {
    Comparator<RowRemark> byRow = Comparator.comparingLong(RowRemark::row);
    return new ImportResult.Judged(
        new Counts(acceptable, known, rejected.size()),
        rejected.stream().sorted(byRow).toList(),
        notes.stream().sorted(byRow).toList(),
        mayStore && rejected.isEmpty());
  }
}
