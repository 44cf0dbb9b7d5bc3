package io.sendonce.demo.drill.wire;

import io.sendonce.testing.proxy.Tap;
import io.sendonce.testing.proxy.TcpProxy;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The way from one node to one server. Safe for use by many threads. */
public final class Wire implements Closeable {

  /** On which side of a COMMIT a connection ends. */
  public enum Side {
    /** The server never sees it. */
    BEFORE,
    /** The server has done it; the node does not know. */
    AFTER
  }

  private enum Mode {
    OPEN,
    HELD,
    SLOW
  }

  private static final Duration SLOW_LEAST = Duration.ofMillis(40);
  private static final Duration SLOW_MOST = Duration.ofMillis(160);

  private final TcpProxy proxy;
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger cutsMade = new AtomicInteger();
  private final Object change = new Object();
  private volatile Mode mode = Mode.OPEN;
  private volatile Side side = Side.BEFORE;

  private Wire(InetSocketAddress server, boolean speaksSql) {
    proxy = TcpProxy.to(server, () -> new OneConnection(speaksSql ? new Frontend() : null));
  }

  /** A way to PostgreSQL, on which everything passes until told otherwise. */
  public static Wire toDatabase(InetSocketAddress server) {
    return new Wire(server, true);
  }

  /** A way to the provider, on which everything passes until told otherwise. */
  public static Wire toProvider(InetSocketAddress server) {
    return new Wire(server, false);
  }

  /** Where it is entered, on 127.0.0.1. */
  public int port() {
    return proxy.port();
  }

  /** From now on nothing passes, in either direction, and nobody is told. */
  public void hold() {
    change(Mode.HELD);
  }

  /** From now on every chunk waits a little. */
  public void slow() {
    change(Mode.SLOW);
  }

  /** Everything passes again; connections on which something was held end. */
  public void open() {
    cuts.set(0);
    change(Mode.OPEN);
  }

  /** Ends connections at the next so many COMMITs of the queue. */
  public void cutAtCommit(Side where, int count) {
    side = where;
    cutsMade.set(0);
    cuts.set(count);
  }

  /** How many connections were ended at a COMMIT since that was last asked for. */
  public int cutsMade() {
    return cutsMade.get();
  }

  /** Ends all connections that are open now. */
  public void reset() {
    proxy.cutAll();
  }

  @Override
  public void close() {
    open();
    proxy.close();
  }

  private void change(Mode next) {
    synchronized (change) {
      mode = next;
      change.notifyAll();
    }
  }

  private boolean takesCut() {
    boolean taken = cuts.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
    if (taken) {
      cutsMade.incrementAndGet();
    }
    return taken;
  }

  /** What one connection carries. Each direction has a thread of its own. */
  private final class OneConnection implements Tap {

    private final @Nullable Frontend said;
    private volatile boolean endsAtAnswer;

    OneConnection(@Nullable Frontend said) {
      this.said = said;
    }

    @Override
    public int pass(Direction direction, byte[] bytes, int length) throws InterruptedException {
      if (mode == Mode.HELD) {
        awaitEndOfHold();
        return CUT;
      }
      if (mode == Mode.SLOW) {
        pause();
      }
      if (direction == Direction.TO_CLIENT) {
        return endsAtAnswer ? CUT : length;
      }
      if (said != null && said.commitsQueueIn(bytes, length) && takesCut()) {
        if (side == Side.BEFORE) {
          return CUT;
        }
        endsAtAnswer = true;
      }
      return length;
    }

    private void awaitEndOfHold() throws InterruptedException {
      synchronized (change) {
        while (mode == Mode.HELD) {
          change.wait(TimeUnit.SECONDS.toMillis(1));
        }
      }
    }

    private void pause() throws InterruptedException {
      LockSupport.parkNanos(
          ThreadLocalRandom.current().nextLong(SLOW_LEAST.toNanos(), SLOW_MOST.toNanos()));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
