package io.sendonce.jobs.dropfolder;

import io.sendonce.jobs.enqueue.ImportResult;
import io.sendonce.jobs.enqueue.ImportResult.Counts;
import io.sendonce.jobs.enqueue.ImportResult.Judged;
import io.sendonce.jobs.enqueue.ImportResult.RowRemark;
import io.sendonce.jobs.enqueue.ImportResult.Unreadable;
import io.sendonce.jobs.enqueue.ImportResult.WrongColumns;
import java.util.ArrayList;
import java.util.List;

/** Why a file was rejected, for the person who put it there. */
final class Reasons {

  private Reasons() {}

  static String of(String name, ImportResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(name + ": nothing of it was queued. Mend it and put it back into the folder.");
    if (result instanceof Unreadable unreadable) {
      lines.add(unreadable.problem());
    } else if (result instanceof WrongColumns columns) {
      columns.unknown().forEach(column -> lines.add("row 1: " + column + " is no column"));
      columns.problems().forEach(problem -> lines.add("row 1: " + problem));
      lines.add("columns are " + String.join(", ", ImportResult.COLUMNS));
    } else if (result instanceof Judged judged) {
      for (RowRemark remark : judged.rejected()) {
        lines.add("row " + remark.row() + ": " + remark.text());
      }
      lines.add(counted(judged.counts()));
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String counted(Counts counts) {
    return "%d read = %d acceptable + %d already known + %d rejected"
        .formatted(counts.read(), counts.acceptable(), counts.known(), counts.rejected());
  }
}
