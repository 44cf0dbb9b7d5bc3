package io.sendonce.scheduler.history;

import io.sendonce.jobs.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartz.ListenerManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what a node runs, a while after it has ended. */
public final class RunRecorder {

  /** How many runs of each job are kept that were done. */
  public static final int KEPT = 1_000;

  /** For how long, in days, the others are kept. */
  public static final int DAYS = 30;

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.history");

  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(2);
  private static final Duration BETWEEN_PRUNES = Duration.ofMinutes(10);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);
  private static final int MOST = 20_000;

  private final Database database;
  private final String scheduler;
  private final RunListener listener;
  private final BlockingQueue<JobRun> records = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong lost = new AtomicLong();
  private final Thread writer;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * A recorder that hears and writes nothing yet.
   *
   * @param database where the history is kept
   * @param scheduler the cluster's name
   * @param node whose runs
   * @param clock the node's
   */
  public RunRecorder(Database database, String scheduler, String node, Clock clock) {
    this.database = database;
    this.scheduler = scheduler;
    this.listener = new RunListener(node, clock, this::record);
    this.writer = new Thread(this::write, "run-history");
    writer.setDaemon(true);
  }

  /** To be called before the scheduler starts. */
  public void listenTo(ListenerManager listeners) {
    listeners.addJobListener(listener);
    listeners.addTriggerListener(listener);
  }

  /** Begins to write. */
  public void start() {
    writer.start();
  }

  /** Writes what is left, if the database lets it. */
  public void stop() throws InterruptedException {
    ended.countDown();
    writer.join(LONGEST_END.toMillis());
  }

  private void record(JobRun run) {
    if (!records.offer(run)) {
      lost.incrementAndGet();
    }
  }

  private void write() {
    long nextPrune = System.nanoTime();
    boolean isLast = false;
    while (!isLast) {
      isLast = isEndedWithin(BETWEEN_WRITES);
      store();
      if (!isLast && System.nanoTime() - nextPrune >= 0) {
        prune();
        nextPrune = System.nanoTime() + BETWEEN_PRUNES.toNanos();
      }
    }
  }

  private boolean isEndedWithin(Duration time) {
    try {
      return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void store() {
    List<JobRun> runs = new ArrayList<>();
    records.drainTo(runs);
    if (runs.isEmpty()) {
      return;
    }
    try {
      database.inTransaction(handle -> store(handle, runs));
    } catch (RuntimeException e) {
      LOG.warn("{} runs are not in the history: {}", runs.size(), e.toString());
    }
    long tooMany = lost.getAndSet(0);
    if (tooMany > 0) {
      LOG.warn("{} runs are not in the history: more than {} were waiting", tooMany, MOST);
    }
  }

  private int store(Handle handle, List<JobRun> runs) {
    PreparedBatch batch = handle.prepareBatch(Database.sql("history/record"));
    for (JobRun run : runs) {
      batch
          .bind("schedulerName", scheduler)
          .bind("node", run.node())
          .bind("jobGroup", run.jobGroup())
          .bind("jobName", run.jobName())
          .bind("triggerGroup", run.triggerGroup())
          .bind("triggerName", run.triggerName())
          .bind("fireId", run.fireId())
          .bindByType("plannedAt", run.plannedAt(), Instant.class)
          .bindByType("beganAt", run.beganAt(), Instant.class)
          .bindByType("endedAt", run.endedAt(), Instant.class)
          .bind("outcome", run.outcome())
          .bind("error", run.error())
          .add();
    }
    return batch.execute().length;
  }

  private void prune() {
    try {
      database.inTransaction(
          handle ->
              handle
                  .createUpdate(Database.sql("history/prune"))
                  .bind("schedulerName", scheduler)
                  .bind("kept", KEPT)
                  .bind("days", DAYS)
                  .execute());
    } catch (RuntimeException e) {
      LOG.warn("old runs stay in the history: {}", e.toString());
    }
  }
}
