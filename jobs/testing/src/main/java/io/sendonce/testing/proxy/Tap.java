package io.sendonce.testing.proxy;

/** Watches one connection and decides what passes. */
@FunctionalInterface
public interface Tap {

  /** Ends the connection; what passed before arrives. */
  int CUT = -1;

  /** Lets everything pass. */
  Tap OPEN = (direction, bytes, length) -> length;

  /** Which way bytes go. */
  enum Direction {
    /** From the program that connected. */
    TO_SERVER,
    /** To the program that connected. */
    TO_CLIENT
  }

  /**
   * Is called before bytes pass; each direction has a thread of its own. May block, to slow or hold
   * the bytes, and is interrupted when the proxy closes.
   *
   * @param direction which way they go
   * @param bytes holds them from index 0 on
   * @param length how many there are
   * @return how many of them pass now, at least one: the rest is asked about again; or {@link #CUT}
   */
  int pass(Direction direction, byte[] bytes, int length) throws InterruptedException;
}
