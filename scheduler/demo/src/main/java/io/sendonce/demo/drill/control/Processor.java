package io.sendonce.demo.drill.control;

import io.sendonce.demo.drill.control.ControlQueue.Letter;
import io.sendonce.demo.stage.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a processor with a mistake. */
final class Processor implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
  private static final Duration IDLE = Duration.ofMillis(200);

  private final Mistake mistake;
  private final ControlQueue queue;
  private final ControlSender sender;
  private final Duration stuckAfter;

  /**
   * A run that has not begun.
   *
   * @param stuckAfter the "5 minutes" after which a claimed row goes back, as short as our leases
   */
  Processor(Mistake mistake, ControlQueue queue, ControlSender sender, Duration stuckAfter) {
    this.mistake = mistake;
    this.queue = queue;
    this.sender = sender;
    this.stuckAfter = stuckAfter;
  }

  @Override
  public void run() {
    try {
      switch (mistake) {
        case SELECT_SEND_MARK -> selectSendMark();
        case CLAIM_AND_RESET -> claimAndReset();
        case MARK_THEN_SEND -> markThenSend();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void selectSendMark() throws InterruptedException {
    for (Letter letter : queue.pending()) {
      // Meanwhile every other run still sees the row as pending.
      if (isSent(letter)) {
        queue.mark(letter, "sent");
      }
    }
  }

  private void claimAndReset() throws InterruptedException {
    while (!queue.isDone()) {
      queue.resetStuck(stuckAfter);
      Letter letter = takeOrWait("processing");
      if (letter != null) {
        // The mistake: an error says nothing about whether the person got it.
        queue.mark(letter, isSent(letter) ? "sent" : "pending");
      }
    }
  }

  private void markThenSend() throws InterruptedException {
    while (!queue.isDone()) {
      Letter letter = takeOrWait("sent");
      if (letter != null && !isSent(letter)) {
        LOG.info("message {} was not sent; it is marked already", letter.id());
      }
    }
  }

  private @Nullable Letter takeOrWait(String status) {
    Optional<Letter> taken = queue.take(status);
    if (taken.isEmpty()) {
      Patience.pause(IDLE);
    }
    return taken.orElse(null);
  }

  private boolean isSent(Letter letter) throws InterruptedException {
    try {
      sender.send(letter);
      return true;
    } catch (IOException e) {
      LOG.info("message {}: {}", letter.id(), e.toString());
      return false;
    }
  }
}
