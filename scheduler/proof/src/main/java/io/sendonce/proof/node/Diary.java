package io.sendonce.proof.node;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;

/**
 * Writes down what this node's jobs do, by the database's clock. What cannot be written at once is
 * kept and written later, with the time at which it happened.
 */
final class Diary {

  private static final String INSERT =
      "INSERT INTO proof_diary (run, kind, node, job, trigger, fire, due, at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, clock_timestamp() - ? * interval '1 microsecond')";

  private static volatile @Nullable Diary open;

  private final String url;
  private final String node;
  private final Deque<Entry> unwritten = new ArrayDeque<>();
  private @Nullable Connection connection;

  private Diary(String url, String node) {
    this.url = url;
    this.node = node;
  }

  private record Entry(
      UUID run, String kind, String job, String trigger, String fire, Instant due, long nanoTime) {}

  /** Opens the one of this process. */
  static void open(String url, String node) throws SQLException {
    Diary diary = new Diary(url, node);
    diary.connected();
    open = diary;
    Thread late = new Thread(diary::writeLate, "diary");
    late.setDaemon(true);
    late.start();
  }

  static Diary ofThisNode() {
    return Objects.requireNonNull(open, "the diary is opened first");
  }

  /** A job has begun. */
  UUID began(JobExecutionContext context) {
    UUID run = UUID.randomUUID();
    note(entry(run, "START", context));
    return run;
  }

  /** It has ended. */
  void ended(UUID run, JobExecutionContext context) {
    note(entry(run, "END", context));
  }

  /** Somebody asks for a run now. */
  void asked(String job) throws SQLException {
    write(
        new Entry(UUID.randomUUID(), "ASKED", job, "", "", Instant.EPOCH, System.nanoTime()),
        connected());
  }

  private static Entry entry(UUID run, String kind, JobExecutionContext context) {
    return new Entry(
        run,
        kind,
        context.getJobDetail().getKey().getName(),
        context.getTrigger().getKey().getName(),
        context.getFireInstanceId(),
        context.getScheduledFireTime().toInstant(),
        System.nanoTime());
  }

  private synchronized void note(Entry entry) {
    unwritten.add(entry);
    tryToWrite();
  }

  private synchronized void tryToWrite() {
    try {
      for (Entry next = unwritten.peek(); next != null; next = unwritten.peek()) {
        write(next, connected());
        unwritten.remove();
      }
    } catch (SQLException e) {
      System.err.println("the diary is written later: " + e);
      notifyAll();
    }
  }

  private synchronized void writeLate() {
    try {
      while (true) {
        wait(200);
        tryToWrite();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Entry entry, Connection to) throws SQLException {
    try (PreparedStatement insert = to.prepareStatement(INSERT)) {
      insert.setObject(1, entry.run());
      insert.setString(2, entry.kind());
      insert.setString(3, node);
      insert.setString(4, entry.job());
      insert.setString(5, entry.trigger());
      insert.setString(6, entry.fire());
      insert.setObject(7, entry.due().atOffset(ZoneOffset.UTC));
      insert.setLong(8, (System.nanoTime() - entry.nanoTime()) / 1000);
      insert.executeUpdate();
    }
  }

  private synchronized Connection connected() throws SQLException {
    Connection current = connection;
    if (current == null || !current.isValid(1)) {
      current = DriverManager.getConnection(url);
      connection = current;
    }
    return current;
  }
}
