package io.sendonce.demo.stage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that only time or another process can bring about. */
public final class Patience {

  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

  private Patience() {}

  /** Something that may have come about, or may turn out to be impossible. */
  @FunctionalInterface
  public interface Condition {
    /**
     * Whether it has.
     *
     * @throws PartFailedException if it never will
     */
    boolean holds() throws PartFailedException;
  }

  /**
   * Waits until something holds.
   *
   * @return whether it came to hold in time
   */
  public static boolean await(Duration longest, Condition condition) throws PartFailedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      LockSupport.parkNanos(STEP);
    }
    return true;
  }

  /** Waits. */
  public static void pause(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
