package io.sendonce.jobs.adoption;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.foreign.ColumnMeaning;
import io.sendonce.jobs.foreign.ForeignTable;
import io.sendonce.jobs.foreign.Layout;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** The two foreign tables, open in one transaction that only reads. */
final class LegacyPair {

  private static final int FETCHED = 1000;

  private final Handle handle;
  private final String database;
  private final Layout<QueuePart> queue;
  private final Layout<MessagePart> messages;

  private LegacyPair(
      Handle handle, String database, Layout<QueuePart> queue, Layout<MessagePart> messages) {
    this.handle = handle;
    this.database = database;
    this.queue = queue;
    this.messages = messages;
  }

  /** Finds the tables, with nobody locked out. */
  static LegacyPair read(Handle handle, AdoptionRequest request) {
    return open(handle, "adoption/read_as_of_one_moment", request);
  }

  /** Finds the tables and locks everybody out who would write to them. */
  static LegacyPair lock(Handle handle, AdoptionRequest request) {
    LegacyPair source = open(handle, "adoption/read_what_is_locked", request);
    handle.execute(Database.sql("incidents/lock_patience"));
    handle
        .createUpdate("<statement>")
        .define("statement", ForeignRows.lock(source.queue, source.messages))
        .execute();
    return source;
  }

  private static LegacyPair open(Handle handle, String isolation, AdoptionRequest request) {
    handle.execute(Database.sql(isolation));
    handle.execute(Database.sql("incidents/all_rows"));
    return new LegacyPair(
        handle,
        handle.createQuery(Database.sql("adoption/database_name")).mapTo(String.class).one(),
        layout(handle, request.queue(), QueuePart.class, "a queue"),
        layout(handle, request.messages(), MessagePart.class, "messages"));
  }

  private static <P extends Enum<P> & ColumnMeaning> Layout<P> layout(
      Handle handle, AdoptionRequest.ForeignPart part, Class<P> meanings, String what) {
    ForeignTable table = ForeignTable.find(handle, part.name());
    return Layout.of(table, table.columns(handle), meanings, what, part.columns());
  }

  Layout<QueuePart> queue() {
    return queue;
  }

  Layout<MessagePart> messages() {
    return messages;
  }

  /** What the queue is known by for good. */
  String queueName() {
    return database + "." + queue.table();
  }

  /** What the table of messages is known by for good. */
  String messagesName() {
    return database + "." + messages.table();
  }

  /** Reads the queue row by row, never all of it into memory. */
  long stageQueue(RowJudge judge, Staging staging) {
    try (ResultIterator<LegacyRow> rows = rows(ForeignRows.ofQueue(queue))) {
      forEach(rows, row -> staging.add(judge.queued(row)));
    }
    return staging.end();
  }

  /** Reads the messages row by row. */
  long stageMessages(RowJudge judge, Staging staging) {
    boolean isDirected = messages.part(MessagePart.DIRECTION).isPresent();
    try (ResultIterator<LegacyRow> rows = rows(ForeignRows.ofMessages(messages))) {
      forEach(rows, row -> staging.add(judge.message(row, isDirected)));
    }
    return staging.end();
  }

  /** Fails if the transaction, and with it the lock, is gone. */
  void requireLock() {
    handle.createQuery(Database.sql("adoption/still_there")).mapTo(Integer.class).one();
  }

  private ResultIterator<LegacyRow> rows(String sql) {
    return handle
        .createQuery("<statement>")
        .define("statement", sql)
        .setFetchSize(FETCHED)
        .map(Database.rows(LegacyRow.class))
        .iterator();
  }

  private static void forEach(Iterator<LegacyRow> rows, Consumer<LegacyRow> taker) {
    rows.forEachRemaining(taker);
  }
}
