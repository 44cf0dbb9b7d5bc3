package io.sendonce.scheduler.bulk;

import io.sendonce.jobs.bulk.BulkActions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries bulk actions out, wherever they were confirmed: what one process leaves behind, another
 * goes on with. Safe for use by many threads.
 */
public final class BulkWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.console");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(5);

  private final BulkActions bulk;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private volatile boolean isClosed;
  private boolean isOutOfReach;

  /**
   * Looks for what is to be carried on from now on.
   *
   * @param bulk carries it on by a batch
   */
  public BulkWorker(BulkActions bulk) {
    this.bulk = bulk;
    this.thread = new Thread(this::work, "console-bulk");
    thread.setDaemon(true);
    thread.start();
  }

  /** There is something to do. */
  public void wake() {
    woken.release();
  }

  /** Ends after the batch that is under way. */
  @Override
  public void close() {
    isClosed = true;
    wake();
    try {
      thread.join(LONGEST_BATCH.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    while (!isClosed) {
      try {
        bulk.underWay().forEach(this::carryOn);
        isOutOfReach = false;
      } catch (RuntimeException e) {
        // Nothing is half done: the next look goes on where it stood.
        if (!isOutOfReach) {
          LOG.warn("bulk actions cannot be carried on at present: {}", e.toString());
        }
        isOutOfReach = true;
      }
      if (!isWoken()) {
        return;
      }
    }
  }

  private void carryOn(long id) {
    while (!isClosed && bulk.advance(id)) {
      LOG.debug("bulk action {} goes on", id);
    }
  }

  private boolean isWoken() {
    try {
      if (woken.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        woken.drainPermits();
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
