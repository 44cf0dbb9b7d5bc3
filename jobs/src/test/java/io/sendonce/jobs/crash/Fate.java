package io.sendonce.jobs.crash;

import static io.sendonce.simulator.faults.FaultKind.DELIVER_THEN_RESET;
import static io.sendonce.simulator.faults.FaultKind.LATE_LANDING;
import static io.sendonce.simulator.faults.FaultKind.REJECT;
import static io.sendonce.simulator.faults.FaultKind.RESET_AFTER_BODY;

import io.sendonce.simulator.faults.Fault;
import java.time.Duration;
import java.util.Optional;

/** What the provider makes of a request that reaches it whole, and only of the first. */
enum Fate {
  /** It lands and is answered with its ids. */
  LANDS,
  /** It lands, and the connection ends without an answer. */
  LANDS_UNANSWERED,
  /** The connection ends without an answer, and nothing lands. */
  IS_LOST,
  /** It is refused for good. */
  IS_REFUSED,
  /** It is answered with a time-out of the provider's own, and lands some time later. */
  LANDS_LATE;

  /** How late it lands: later than the first look for it. */
  static final Duration LATE = Duration.ofSeconds(1);

  /** The simulator's fault that brings it about, if one is needed. */
  Optional<Fault> fault() {
    return switch (this) {
      case LANDS -> Optional.empty();
      case LANDS_UNANSWERED -> Optional.of(Fault.of(DELIVER_THEN_RESET));
      case IS_LOST -> Optional.of(Fault.of(RESET_AFTER_BODY));
      case IS_REFUSED -> Optional.of(Fault.of(REJECT).status(422).type("invalid_recipient"));
      case LANDS_LATE -> Optional.of(Fault.of(LATE_LANDING).lasting(LATE));
    };
  }
}
