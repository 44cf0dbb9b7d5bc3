package io.sendonce.scheduler.counts;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what takes long to count, so that nobody waits for it and many readers cost no more than
 * one: it is counted anew when somebody looks, but never for more than a twentieth of the time.
 * Safe for use by many threads.
 */
public final class Counts<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.console");

  /** Counting that is faster than this is not worth keeping. */
  private static final long QUICK_NANOS = 100_000_000L;

  /** What has been under way for longer is not waited for by whoever likes no waiting. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final long REST = 20;

  private final Supplier<T> counting;
  private final ExecutorService counter;
  private @Nullable T latest;
  private @Nullable Future<?> underWay;
  private long begunAt;
  private long endedAt;
  private long took;

  /**
   * Nothing is counted yet.
   *
   * @param counting counts; takes as long as it takes
   */
  public Counts(Supplier<T> counting) {
    this.counting = counting;
    this.counter =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "console-counts");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The latest counts; waits only for the first ones, and for such as are quick.
   *
   * @throws IllegalStateException if it was never counted, and cannot be
   */
  public T get() {
    Future<?> begun = begin();
    Optional<T> known = known();
    if (begun != null && (known.isEmpty() || isQuick())) {
      await(begun, Duration.ofDays(1));
      known = known();
    }
    return known.orElseThrow(() -> new IllegalStateException("it could not be counted yet"));
  }

  /** The same, but empty where even the first counting takes longer than somebody likes to wait. */
  public Optional<T> soon() {
    Future<?> begun = begin();
    if (begun != null && (known().isEmpty() || isQuick())) {
      await(begun, leftOfSoon());
    }
    return known();
  }

  @Override
  public void close() {
    counter.shutdownNow();
  }

  private synchronized Optional<T> known() {
    return Optional.ofNullable(latest);
  }

  private synchronized boolean isQuick() {
    return took < QUICK_NANOS;
  }

  private synchronized Duration leftOfSoon() {
    Duration left = SOON.minusNanos(System.nanoTime() - begunAt);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The counting that is under way, begun now if it is time; null while it rests. */
  private synchronized @Nullable Future<?> begin() {
    if (underWay == null && (isQuick() || System.nanoTime() - endedAt > took * REST)) {
      begunAt = System.nanoTime();
      underWay = counter.submit(this::count);
    }
    return underWay;
  }

  /** One that fails rests as long as one that does not. */
  private void count() {
    long began = System.nanoTime();
    T counted = null;
    try {
      counted = counting.get();
    } catch (RuntimeException e) {
      LOG.warn("it could not be counted anew: {}", e.toString());
    }
    synchronized (this) {
      latest = counted == null ? latest : counted;
      endedAt = System.nanoTime();
      took = endedAt - began;
      underWay = null;
    }
  }

  private static void await(Future<?> counting, Duration longest) {
    try {
      counting.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      LOG.debug("not counted yet", e);
    }
  }
}
