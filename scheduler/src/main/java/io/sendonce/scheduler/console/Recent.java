package io.sendonce.scheduler.console;

import io.sendonce.jobs.status.Pulse;
import java.util.List;

/**
 * What happened of late; takes the longer to read, the more happened.
 *
 * @param today what has become of messages today
 * @param minutes how many were sent in each of the last minutes, the oldest first
 */
public record Recent(Pulse.Today today, List<Pulse.Minute> minutes) {

  /** Copies what can change. */
  public Recent {
    minutes = List.copyOf(minutes);
  }
}
