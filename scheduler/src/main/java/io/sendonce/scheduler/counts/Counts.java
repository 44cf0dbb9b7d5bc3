package io.sendonce.scheduler.counts;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  private static final long REST = 20;

  private final Supplier<T> counting;
  private final ExecutorService counter;
  private @Nullable T latest;
  private long countedAt;
  private long took;
  private boolean isCounting;

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

  /** The latest counts; waits only for the first ones, and for such as are quick. */
  public T get() {
    T known = known();
    return known == null ? count() : known;
  }

  @Override
  public void close() {
    counter.shutdownNow();
  }

  private synchronized @Nullable T known() {
    if (latest == null || took < QUICK_NANOS) {
      return null;
    }
    if (!isCounting && System.nanoTime() - countedAt > took * REST) {
      isCounting = true;
      counter.execute(this::countAgain);
    }
    return latest;
  }

  private void countAgain() {
    try {
      count();
    } catch (RuntimeException e) {
      LOG.warn("it could not be counted anew: {}", e.toString());
    } finally {
      synchronized (this) {
        isCounting = false;
      }
    }
  }

  private T count() {
    long began = System.nanoTime();
    T counted = counting.get();
    long ended = System.nanoTime();
    synchronized (this) {
      latest = counted;
      countedAt = ended;
      took = ended - began;
    }
    return counted;
  }
}
