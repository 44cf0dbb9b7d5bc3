package io.sendonce.jobs.watch;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.sendonce.jobs.alerts.Channel;
import io.sendonce.jobs.alerts.Notice;
import io.sendonce.jobs.alerts.Outbox;
import io.sendonce.jobs.alerts.Recorder;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.ShownConversations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The watch of a node over a test's database, with a channel that keeps what it is told. */
final class WatchRig {

  static final PersonRule RULE =
      new PersonRule(true, 2, Duration.ofMinutes(30), Duration.ofDays(7));

  private final QueueDatabase database;
  private final ShownConversations provider = new ShownConversations();
  private final List<Notice> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger beats = new AtomicInteger();
  private @Nullable ComboPooledDataSource pool;
  private Clock clock = Clock.systemUTC();
  private WatchSettings settings = WatchSettings.STANDARD;

  WatchRig(QueueDatabase database) {
    this.database = database;
  }

  /**
   * A look makes many short transactions: each with a connection of its own takes a minute more.
   */
  private synchronized Database statements() {
    if (pool == null) {
      pool = new ComboPooledDataSource();
      pool.setJdbcUrl(database.jdbcUrl());
      pool.setInitialPoolSize(1);
      pool.setMinPoolSize(1);
      pool.setMaxPoolSize(8);
    }
    return Database.over(pool);
  }

  /** To be called before the database is given back. */
  synchronized void close() {
    if (pool != null) {
      pool.close();
    }
  }

  WatchRig clock(Clock other) {
    clock = other;
    return this;
  }

  WatchRig settings(WatchSettings other) {
    settings = other;
    return this;
  }

  ShownConversations provider() {
    return provider;
  }

  int beats() {
    return beats.get();
  }

  /** Looks as a node; how many alerts there was reason for. */
  int look(String node) {
    return watch(node).look("sendonce", () -> false);
  }

  int look() {
    return look("node-a");
  }

  Watch watch(String node) {
    Outbox outbox = outbox();
    return new Watch(
        statements(),
        new WatchedNode(node, Duration.ofSeconds(20), clock),
        new WatchParts(
            provider,
            RULE,
            new Recorder(statements(), outbox.channels(), Duration.ofHours(1)),
            outbox,
            beats::incrementAndGet),
        settings);
  }

  /** Delivers, and gives what was told since the last time: kind, severity, condition, subject. */
  List<String> told() {
    told.clear();
    outbox().deliver(() -> false);
    return told.stream()
        .map(each -> each.kind() + " " + each.severity().word() + " " + each.key())
        .toList();
  }

  /** The open alerts: condition and subject. */
  List<String> open() {
    return database.strings(
        "SELECT condition || ': ' || subject FROM alerts WHERE resolved_at IS NULL ORDER BY id");
  }

  String detail(String condition) {
    return database.value(
        String.class,
        "SELECT detail FROM alerts WHERE resolved_at IS NULL AND condition = ?",
        condition);
  }

  /** Has what is suspected been suspected for longer. */
  void age(Duration by) {
    database.run("UPDATE watch_suspicions SET since = since - CAST(? AS interval)", by.toString());
  }

  private Outbox outbox() {
    return new Outbox(statements(), List.of(new Keeper()));
  }

  private final class Keeper implements Channel {

    @Override
    public String name() {
      return "test";
    }

    @Override
    public void deliver(Notice notice) {
      told.add(notice);
    }
  }
}
