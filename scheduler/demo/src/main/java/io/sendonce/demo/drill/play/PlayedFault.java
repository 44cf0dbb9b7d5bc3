package io.sendonce.demo.drill.play;

import io.sendonce.demo.drill.plan.FaultKind;
import java.time.Instant;
import java.util.List;

/**
 * A fault that happened.
 *
 * @param kind what
 * @param victims names of processes or the provider's ids of accounts; empty where it is the
 *     database
 * @param from when it began
 * @param to when it was over
 * @param note what is to be told of it; may be empty
 */
public record PlayedFault(
    FaultKind kind, List<String> victims, Instant from, Instant to, String note) {

  /** Copies the victims. */
  public PlayedFault {
    victims = List.copyOf(victims);
  }
}
