package io.sendonce.proof.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something that only time or another process can bring about. */
public final class Patience {

  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

  private Patience() {}

  /** Something that may have come about, or may turn out to be impossible. */
  @FunctionalInterface
  public interface Condition {
    /**
     * Whether it has.
     *
     * @throws CaseFailedException if it never will
     */
    boolean holds() throws CaseFailedException;
  }

  /**
   * Waits until something holds.
   *
   * @return whether it came to hold in time
   */
  public static boolean await(Duration longest, Condition condition) throws CaseFailedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(STEP);
    }
    return true;
  }

  /**
   * Waits until something holds, which it must.
   *
   * @param what is awaited, for the message
   */
  public static void require(Duration longest, String what, Condition condition)
      throws CaseFailedException {
    if (!await(longest, condition)) {
      throw new CaseFailedException("not within " + longest.toSeconds() + " s: " + what);
    }
  }

  /**
   * Waits until there is something, which must come.
   *
   * @param what is awaited, for the message
   */
  public static <T> T obtain(Duration longest, String what, Supplier<Optional<T>> source)
      throws CaseFailedException {
    List<T> found = new ArrayList<>(1);
    require(
        longest,
        what,
        () -> {
          source.get().ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  /** Waits. */
  public static void pause(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }
}
