package io.sendonce.scheduler.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The fires that this process knows of, from their reservation to their end. What the store has
 * down for this node and is not among them belongs to nobody.
 */
final class Fires {

  private enum Stage {
    RESERVED,
    FIRED,
    RUNNING,
    COMPLETING
  }

  private static final class Fire {
    private Stage stage = Stage.RESERVED;
    private boolean isExclusive;
    private long since = System.nanoTime();
    private boolean isBrokenOff;

    void enter(Stage next) {
      stage = next;
      since = System.nanoTime();
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Map<String, Fire> fires = new HashMap<>();

  void reserved(Collection<String> ids) {
    locked(() -> ids.forEach(id -> fires.put(id, new Fire())));
  }

  void fired(String id, boolean isExclusive) {
    locked(
        () -> {
          enter(id, Stage.FIRED);
          Fire fire = fires.get(id);
          if (fire != null) {
            fire.isExclusive = isExclusive;
          }
        });
  }

  /** A thread has taken it on; false if it was given up before, then it must not run. */
  boolean begin(String id) {
    lock.lock();
    try {
      Fire fire = fires.get(id);
      if (fire == null) {
        return false;
      }
      if (fire.stage != Stage.RUNNING) {
        fire.enter(Stage.RUNNING);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Its end is being written down, which may take as long as the database is away. */
  void completing(String id) {
    locked(() -> enter(id, Stage.COMPLETING));
  }

  void ended(String id) {
    locked(() -> fires.remove(id));
  }

  /**
   * Quartz has reported an error of this run. Unless its end is written down soon, Quartz has
   * broken it off and will not tell the store.
   */
  void failed(String id) {
    locked(
        () -> {
          Fire fire = fires.get(id);
          if (fire != null && fire.stage != Stage.COMPLETING) {
            fire.isBrokenOff = true;
            fire.since = System.nanoTime();
          }
        });
  }

  /** Gives up what nobody will end: broken off so long ago, or not begun for so long. */
  void giveUp(Duration brokenOff, Duration unbegun) {
    forget(
        fire ->
            (fire.stage == Stage.FIRED && nanosSince(fire) > unbegun.toNanos())
                || (fire.stage == Stage.RUNNING
                    && fire.isBrokenOff
                    && nanosSince(fire) > brokenOff.toNanos()));
  }

  Set<String> known() {
    return select(fire -> true);
  }

  /** Those whose exclusive job is running. */
  Set<String> runningExclusively() {
    return select(fire -> fire.stage == Stage.RUNNING && fire.isExclusive);
  }

  /** Waits until there is nothing but reservations. */
  void awaitIdle() throws InterruptedException {
    lock.lock();
    try {
      while (fires.values().stream().anyMatch(fire -> fire.stage != Stage.RESERVED)) {
        ended.await();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isIdle() {
    return select(fire -> fire.stage != Stage.RESERVED).isEmpty();
  }

  private void forget(Predicate<Fire> which) {
    locked(() -> fires.values().removeIf(which));
  }

  private void enter(String id, Stage stage) {
    Fire fire = fires.get(id);
    if (fire != null) {
      fire.enter(stage);
    }
  }

  private Set<String> select(Predicate<Fire> which) {
    lock.lock();
    try {
      Set<String> ids = new HashSet<>();
      fires.forEach(
          (id, fire) -> {
            if (which.test(fire)) {
              ids.add(id);
            }
          });
      return ids;
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long nanosSince(Fire fire) {
    return System.nanoTime() - fire.since;
  }
}
