package io.sendonce.scheduler.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads again and again, so that a scrape finds what was read last. */
final class BackgroundReading implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.metrics");
  private static final Duration BETWEEN = Duration.ofSeconds(15);

  /** Each is a series of its own; with more of them the others are left out. */
  private static final int MOST_ACCOUNTS = 200;

  private final Sources sources;
  private final Clock clock;
  private final ReadGauges gauges;
  private final ScheduledExecutorService thread;
  private boolean failed;

  BackgroundReading(Sources sources, Clock clock, ReadGauges gauges) {
    this.sources = sources;
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
              sources.counts().get(),
              sources.status().accounts(null, MOST_ACCOUNTS),
              clockOffset(),
              sources.pools().get(),
              sources.alerts().channels()));
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
    Instant theirs = sources.status().clock();
    Duration took = Duration.between(before, clock.instant());
    return Duration.between(theirs, before.plus(took.dividedBy(2)));
  }
}
