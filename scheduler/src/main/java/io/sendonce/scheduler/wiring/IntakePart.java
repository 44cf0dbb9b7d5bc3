package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.delivery.SendLanes;
import io.sendonce.scheduler.node.NodePart;
import java.time.Duration;

/** Starts last and stops first: no new sends while the running jobs come to their end. */
final class IntakePart implements NodePart {

  private final SendLanes lanes;

  IntakePart(SendLanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public String name() {
    return "intake";
  }

  @Override
  public void start() {
    // Lanes take messages as soon as their jobs run.
  }

  @Override
  public void stop(Duration timeLeft) {
    lanes.stop();
  }
}
