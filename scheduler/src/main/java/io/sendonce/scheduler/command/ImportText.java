package io.sendonce.scheduler.command;

import io.sendonce.jobs.enqueue.ImportResult;
import io.sendonce.jobs.enqueue.ImportResult.Counts;
import io.sendonce.jobs.enqueue.ImportResult.Judged;
import io.sendonce.jobs.enqueue.ImportResult.RowRemark;
import io.sendonce.jobs.enqueue.ImportResult.Unreadable;
import io.sendonce.jobs.enqueue.ImportResult.WrongColumns;
import io.sendonce.scheduler.properties.DidYouMean;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What an operator is told of an import. */
final class ImportText {

  private final Path file;
  private final PrintWriter out;
  private final PrintWriter err;

  ImportText(Path file, PrintWriter out, PrintWriter err) {
    this.file = file;
    this.out = out;
    this.err = err;
  }

  /** Prints a result; the exit code. */
  int print(ImportResult result, boolean isDryRun) {
    if (result instanceof Unreadable unreadable) {
      err.println(file + ": " + unreadable.problem());
      return Exit.NOT_DONE;
    }
    if (result instanceof WrongColumns columns) {
      print(columns);
      return Exit.NOT_DONE;
    }
    Judged judged = (Judged) result;
    remarks(out, judged.notes());
    if (judged.rejected().isEmpty()) {
      out.println(file + ": " + counted(judged.counts(), isDryRun ? "to queue" : "queued"));
      out.print(isDryRun ? "dry run: nothing was queued" + System.lineSeparator() : "");
      return Exit.DONE;
    }
    err.println(file + ": nothing was queued, because rows were rejected:");
    remarks(err, judged.rejected());
    err.println(file + ": " + counted(judged.counts(), "to queue"));
    return Exit.NOT_DONE;
  }

  private void print(WrongColumns columns) {
    err.println(file + ": nothing was queued: row 1 must name the columns");
    for (String name : columns.unknown()) {
      err.println(
          "  %s is no column%s".formatted(name, DidYouMean.hint(name, ImportResult.COLUMNS)));
    }
    columns.problems().forEach(problem -> err.println("  " + problem));
  }

  private static void remarks(PrintWriter to, List<RowRemark> remarks) {
    remarks.forEach(remark -> to.println("  row " + remark.row() + ": " + remark.text()));
  }

  private static String counted(Counts counts, String acceptable) {
    return "%d read = %d %s + %d already known + %d rejected"
        .formatted(
            counts.read(), counts.acceptable(), acceptable, counts.known(), counts.rejected());
  }
}
