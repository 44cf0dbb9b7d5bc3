package io.sendonce.jobs.delivery;

import io.sendonce.jobs.queue.Lane;
import java.time.Duration;

/**
 * One run of a lane: which messages it has in flight, and what it waits for. Safe for use by many
 * threads.
 */
final class LaneRun {

  private final Lane lane;
  private int inFlight;
  private long changes;

  LaneRun(Lane lane) {
    this.lane = lane;
  }

  Lane lane() {
    return lane;
  }

  synchronized void started() {
    inFlight++;
  }

  synchronized void landed() {
    inFlight--;
    woken();
  }

  /** Something may have become due. */
  synchronized void woken() {
    changes++;
    notifyAll();
  }

  synchronized boolean hasNoneInFlight() {
    return inFlight == 0;
  }

  /** How often a message has landed or something may have become due. */
  synchronized long changes() {
    return changes;
  }

  /**
   * Waits until there were more changes than before, or the time is over.
   *
   * @return whether there were
   */
  synchronized boolean awaitChange(long before, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toMillis();
    while (changes == before && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return changes != before;
  }

  synchronized void awaitNoneInFlight() throws InterruptedException {
    while (inFlight > 0) {
      wait();
    }
  }
}
