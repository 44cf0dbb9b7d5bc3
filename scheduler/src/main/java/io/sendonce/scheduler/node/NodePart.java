package io.sendonce.scheduler.node;

import java.time.Duration;

/** Something a node starts and stops. */
public interface NodePart {

  /** A word or two for the log. */
  String name();

  /**
   * Starts. One that fails leaves nothing behind: it will not be stopped. The thread is interrupted
   * when the node is to stop meanwhile.
   *
   * @throws Exception whatever kept it from starting; the message is shown to the operator
   */
  void start() throws Exception;

  /**
   * Stops. Called once, after a start that succeeded.
   *
   * @param timeLeft how long it may take; it is interrupted and left behind after that
   * @throws Exception is logged; the other parts are stopped all the same
   */
  void stop(Duration timeLeft) throws Exception;
}
