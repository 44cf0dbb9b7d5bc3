package io.sendonce.jobs.alerts;

/** A way to people. */
public interface Channel {

  /** Its name in the outbox; the same on every node. */
  String name();

  /**
   * Tells it. May be called again with the same event id, and must end within half a minute.
   *
   * @throws UndeliveredException if it is not known to have arrived
   */
  void deliver(Notice notice) throws UndeliveredException;
}
