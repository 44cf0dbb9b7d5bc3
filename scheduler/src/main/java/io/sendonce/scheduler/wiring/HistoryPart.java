package io.sendonce.scheduler.wiring;

import io.sendonce.scheduler.history.RunRecorder;
import io.sendonce.scheduler.node.NodePart;
import java.time.Duration;

/** Writes the history from before the first run until after the last. */
final class HistoryPart implements NodePart {

  private final RunRecorder recorder;

  HistoryPart(RunRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public void start() {
    recorder.start();
  }

  @Override
  public void stop(Duration timeLeft) throws InterruptedException {
    recorder.stop();
  }
}
