package io.sendonce.scheduler.node;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that were started and not yet stopped. */
final class RunningParts {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** Kept for each part that is stopped later, so that a slow one does not eat it all. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private final Deque<NodePart> running = new ArrayDeque<>();

  static Duration reserve(int parts) {
    return RESERVE.multipliedBy(parts);
  }

  void start(NodePart part) throws Exception {
    long begin = System.nanoTime();
    part.start();
    synchronized (running) {
      running.addLast(part);
    }
    LOG.info("{} started in {} ms", part.name(), millisSince(begin));
  }

  /** Stops all, the last started first. */
  void stopAll(Deadline deadline) {
    for (NodePart part = next(); part != null; part = next()) {
      stop(part, deadline.keeping(reserve(count())));
    }
  }

  private void stop(NodePart part, Deadline deadline) {
    long begin = System.nanoTime();
    // On a thread of its own: a part that ignores its time must not hold up the others.
    Thread stopper = new Thread(() -> stopLogged(part, deadline, begin), "stop-" + part.name());
    stopper.setDaemon(true);
    stopper.start();
    try {
      // A little longer than the part was told, so that it can still say why it was late.
      TimeUnit.NANOSECONDS.timedJoin(stopper, deadline.left().plus(RESERVE.dividedBy(2)).toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (stopper.isAlive()) {
      LOG.warn("{} did not stop in {} ms and is left behind", part.name(), millisSince(begin));
      stopper.interrupt();
    }
  }

  private static void stopLogged(NodePart part, Deadline deadline, long begin) {
    try {
      part.stop(deadline.left());
      LOG.info("{} stopped in {} ms", part.name(), millisSince(begin));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly: {}", part.name(), e.getMessage(), e);
    }
  }

  private @Nullable NodePart next() {
    synchronized (running) {
      return running.pollLast();
    }
  }

  private int count() {
    synchronized (running) {
      return running.size();
    }
  }

  private static long millisSince(long begin) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }
}
