package io.sendonce.scheduler.metrics;

import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.counts.Counted;
import io.sendonce.scheduler.counts.Counts;
import io.sendonce.scheduler.node.PoolLoad;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads again and again, so that a scrape finds what was read last. */
final class BackgroundReading implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.metrics");
  private static final Duration BETWEEN = Duration.ofSeconds(15);

  /** Each is a series of its own; with more of them the others are left out. */
  private static final int MOST_ACCOUNTS = 200;

  private final QueueStatus status;
  private final Counts<Counted> counts;
  private final Supplier<List<PoolLoad>> pools;
  private final Clock clock;
  private final ReadGauges gauges;
  private final ScheduledExecutorService thread;
  private boolean failed;

  BackgroundReading(
      QueueStatus status,
      Counts<Counted> counts,
      Supplier<List<PoolLoad>> pools,
      Clock clock,
      ReadGauges gauges) {
    this.status = status;
    this.counts = counts;
    this.pools = pools;
    this.clock = clock;
    this.gauges = gauges;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "metrics-reading");
              made.setDaemon(true);
              return made;
            });
  }

  /** Reads at once, and then every 15 s. */
  @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread; never throws
  void begin() {
    thread.scheduleWithFixedDelay(this::read, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Never throws: it would be the last time. Said once, not every 15 s. */
  private void read() {
    try {
      gauges.show(
          new Reading(
              counts.get().overview(),
              status.accounts(null, MOST_ACCOUNTS),
              clockOffset(),
              pools.get()));
      failed = false;
    } catch (RuntimeException e) {
      if (!failed && !thread.isShutdown()) {
        LOG.warn("the gauges stay as they were: {}", e.getClass().getSimpleName());
      }
      failed = true;
    }
  }

  /** Against the middle of the time that the asking took. */
  private Duration clockOffset() {
    Instant before = clock.instant();
    Instant theirs = status.clock();
    Duration took = Duration.between(before, clock.instant());
    return Duration.between(theirs, before.plus(took.dividedBy(2)));
  }
}
