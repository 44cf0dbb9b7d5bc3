package io.sendonce.jobs.adoption;

import io.sendonce.jobs.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes judged rows, some at a time, into the table in which they are gathered. */
final class Staging {

  private static final int BATCH = 1000;

  private final Handle handle;
  private final boolean isQueue;
  private final List<StagedRow> batch = new ArrayList<>();
  private long rows;

  Staging(Handle handle, boolean isQueue) {
    this.handle = handle;
    this.isQueue = isQueue;
  }

  void add(StagedRow row) {
    batch.add(row);
    rows++;
    if (batch.size() == BATCH) {
      write();
    }
  }

  /** How many rows there were in all, the last of them written as well. */
  long end() {
    if (!batch.isEmpty()) {
      write();
    }
    return rows;
  }

  private void write() {
    handle
        .createUpdate(Database.sql("adoption/stage"))
        .bind("fromQueue", isQueue)
        .bindArray("rowIds", String.class, column(it -> it.row().rowId()))
        .bindArray("meanings", String.class, column(it -> it.meaning().word()))
        .bindArray("reasons", String.class, column(StagedRow::reason))
        .bindArray("campaigns", String.class, column(StagedRow::campaign))
        .bindArray("persons", String.class, column(StagedRow::person))
        .bindArray("accounts", Long.class, column(StagedRow::accountId))
        .bindArray("providerIds", String.class, column(StagedRow::providerId))
        .bindArray("names", String.class, column(it -> it.row().name()))
        .bindArray("messages", String.class, column(it -> it.row().text()))
        .bindArray("statuses", String.class, column(it -> it.row().status()))
        .bindArray("dues", String.class, column(it -> text(it.row().dueAt())))
        .bindArray("createds", String.class, column(it -> text(it.row().createdAt())))
        .bindArray("changeds", String.class, column(it -> text(it.row().changedAt())))
        .bindArray("sents", String.class, column(it -> text(it.sentAt())))
        .bindArray("messageIds", String.class, column(it -> it.row().messageId()))
        .bindArray("chatIds", String.class, column(it -> it.row().chatId()))
        .execute();
    batch.clear();
  }

  private Object[] column(Function<StagedRow, @Nullable Object> value) {
    return batch.stream().map(value).toArray();
  }

  private static @Nullable String text(@Nullable Object time) {
    return time == null ? null : time.toString();
  }
}
