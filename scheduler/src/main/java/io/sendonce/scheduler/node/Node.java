package io.sendonce.scheduler.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that are started in order and stopped in reverse. Lives once. */
public final class Node {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final String name;
  private final List<NodePart> parts;
  private final Duration shutdownTimeout;
  private final RunningParts running = new RunningParts();
  private final AtomicBoolean startCalled = new AtomicBoolean();
  private final AtomicBoolean stopCalled = new AtomicBoolean();
  private final CountDownLatch startLeft = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Object starterLock = new Object();
  private @Nullable Thread starter;

  /**
   * @param name for the log
   * @param parts in the order in which they start
   * @param shutdownTimeout how long a stop may take in all
   */
  public Node(String name, List<NodePart> parts, Duration shutdownTimeout) {
    this.name = name;
    this.parts = List.copyOf(parts);
    this.shutdownTimeout = shutdownTimeout;
  }

  /**
   * Starts the parts.
   *
   * @return false when a stop was asked for before all were started
   * @throws NodeStartException when a part failed; those before it have been stopped then
   */
  public boolean start() throws NodeStartException {
    if (!startCalled.compareAndSet(false, true)) {
      throw new IllegalStateException("node " + name + " was started or stopped before");
    }
    try {
      setStarter(Thread.currentThread());
      return startParts();
    } catch (NodeStartException e) {
      running.stopAll(Deadline.in(shutdownTimeout));
      stopped.countDown();
      throw e;
    } finally {
      setStarter(null);
      startLeft.countDown();
    }
  }

  /**
   * Stops the parts and waits until they are stopped or the time is over, at most the shutdown
   * timeout. May be called at any moment, by several threads, again and again.
   */
  public void stop() {
    Deadline deadline = Deadline.in(shutdownTimeout);
    if (stopCalled.compareAndSet(false, true)) {
      LOG.info("stopping, within {} s", shutdownTimeout.toSeconds());
      leaveStart(deadline);
      running.stopAll(deadline);
      stopped.countDown();
      LOG.info("stopped");
    } else {
      await(stopped, deadline);
    }
  }

  /**
   * Has the node stopped when the JVM is asked to end, by SIGTERM or SIGINT among others; the JVM
   * waits for it.
   */
  public void stopWithJvm() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "node-stop"));
  }

  /** Waits, without a limit, until the node has stopped for whatever reason. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  private boolean startParts() throws NodeStartException {
    for (NodePart part : parts) {
      if (stopCalled.get()) {
        return false;
      }
      try {
        running.start(part);
      } catch (Exception e) {
        if (stopCalled.get()) {
          LOG.info("{} was stopped while it started", part.name());
          return false;
        }
        throw new NodeStartException(part.name(), e);
      }
    }
    return !stopCalled.get();
  }

  /** Has the starting thread come out of the start, so that one thread at a time moves parts. */
  private void leaveStart(Deadline deadline) {
    if (startCalled.compareAndSet(false, true)) {
      return;
    }
    synchronized (starterLock) {
      if (starter != null) {
        starter.interrupt();
      }
    }
    if (!await(startLeft, deadline.keeping(RunningParts.reserve(parts.size())))) {
      LOG.warn("a part is still starting and is left behind");
    }
  }

  private void setStarter(@Nullable Thread thread) {
    synchronized (starterLock) {
      starter = thread;
      if (thread == null && stopCalled.get()) {
        // The interrupt was meant for the start; whatever the thread does next is not to suffer.
        Thread.interrupted();
      }
    }
  }

  private static boolean await(CountDownLatch latch, Deadline deadline) {
    try {
      return latch.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
