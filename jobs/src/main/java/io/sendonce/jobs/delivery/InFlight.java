package io.sendonce.jobs.delivery;

import java.time.Duration;

/** Counts the messages that one run of a lane has in flight, and wakes the run when one lands. */
final class InFlight {

  private int count;
  private long landings;

  synchronized void started() {
    count++;
  }

  synchronized void landed() {
    count--;
    landings++;
    notifyAll();
  }

  synchronized boolean isNone() {
    return count == 0;
  }

  /** How many messages have landed so far. */
  synchronized long landings() {
    return landings;
  }

  /** Waits until more messages have landed than before, or the time is over. */
  synchronized void awaitLanding(long before, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toMillis();
    while (landings == before && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  synchronized void awaitNone() throws InterruptedException {
    while (count > 0) {
      wait();
    }
  }
}
