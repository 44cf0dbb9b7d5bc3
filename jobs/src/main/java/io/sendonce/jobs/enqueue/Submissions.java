package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.db.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Queues messages one by one or some at a time, each judged by itself. Safe for use by many
 * threads.
 */
public final class Submissions {

  private static final String BEFORE = "before_rows";

  private final Database database;

  /**
   * The way in to a queue.
   *
   * @param database where it is
   */
  public Submissions(Database database) {
    this.database = database;
  }

  /**
   * Queues messages in one transaction: those that can be, whatever becomes of the others.
   *
   * @param messages each as its fields by name, the names of {@link ImportResult#COLUMNS}, in which
   *     a missing field is not a key
   * @return what became of each, in the same order
   */
  public List<Submission> submit(List<Map<String, String>> messages) {
    return database.inTransaction(handle -> submit(handle, messages));
  }

  /**
   * Waits until nobody else queues, until the end of the transaction; for whoever has to look at
   * something before queueing, and must not keep it from others while waiting.
   *
   * @param handle the transaction
   */
  public static void takeTurn(Handle handle) {
    Judge.takeTurn(handle);
  }

  /**
   * Queues messages in the transaction of something that must not be there without them, nor they
   * without it.
   *
   * @param handle the transaction; from here on nobody else queues until it ends
   * @param messages as in {@link #submit(List)}
   * @return what became of each, in the same order
   */
  public static List<Submission> submit(Handle handle, List<Map<String, String>> messages) {
    Map<Long, Submission> results = new HashMap<>();
    List<FileRow> rows = new ArrayList<>();
    for (int index = 0; index < messages.size(); index++) {
      Map<String, String> fields = new LinkedHashMap<>(messages.get(index));
      Header header = Header.ofFields(List.copyOf(fields.keySet()));
      if (header.isUsable()) {
        rows.add(RowReader.read(header, index, List.copyOf(fields.values())));
      } else {
        results.put((long) index, rejected(header));
      }
    }
    if (!rows.isEmpty()) {
      judge(handle, rows).forEach(verdict -> results.put(verdict.row(), submission(verdict)));
    }
    List<Submission> inOrder = new ArrayList<>();
    for (long index = 0; index < messages.size(); index++) {
      inOrder.add(Objects.requireNonNull(results.get(index)));
    }
    return inOrder;
  }

  /** Judged again without those that were refused, so that these leave nothing, nor new people. */
  private static List<RowVerdict> judge(Handle handle, List<FileRow> rows) {
    Judge.takeTurn(handle);
    handle.savepoint(BEFORE);
    List<RowVerdict> verdicts = new ArrayList<>(new Judge(handle).judge(rows));
    List<RowVerdict> refused =
        verdicts.stream().filter(it -> it instanceof RowVerdict.Refused).toList();
    if (refused.isEmpty()) {
      return verdicts;
    }
    handle.rollbackToSavepoint(BEFORE);
    List<Long> out = refused.stream().map(RowVerdict::row).toList();
    List<FileRow> others = rows.stream().filter(row -> !out.contains(row.number())).toList();
    List<RowVerdict> again = new ArrayList<>(refused);
    if (!others.isEmpty()) {
      again.addAll(new Judge(handle).judge(others));
    }
    return again;
  }

  private static Submission submission(RowVerdict verdict) {
    if (verdict instanceof RowVerdict.Queued queued) {
      return new Submission.Queued(queued.id());
    }
    if (verdict instanceof RowVerdict.Known known) {
      return known.isOtherText()
          ? new Submission.Conflict(known.id())
          : new Submission.Already(known.id());
    }
    return new Submission.Rejected(
        ((RowVerdict.Refused) verdict).problems().stream().map(FieldProblem::of).toList());
  }

  private static Submission rejected(Header header) {
    List<FieldProblem> problems = new ArrayList<>();
    for (String name : header.unknown()) {
      problems.add(
          new FieldProblem(
              name, "is not a field; the fields are " + String.join(", ", Column.names())));
    }
    header.problems().stream().map(FieldProblem::of).forEach(problems::add);
    return new Submission.Rejected(problems);
  }
}
