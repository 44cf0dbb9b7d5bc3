package io.sendonce.demo.drill.oracle;

import io.sendonce.demo.verdict.Delivery;
import java.util.List;

/**
 * All that is to be judged, taken when nothing runs any more.
 *
 * @param wanted what was asked for
 * @param rows all of the queue
 * @param remembered all of the sender's ledger
 * @param attempts all that were made
 * @param deliveries all of the receiver's forced-out ledger
 */
public record Facts(
    List<Wanted> wanted,
    List<Row> rows,
    List<Remembered> remembered,
    List<Attempt> attempts,
    List<Delivery> deliveries) {

  /** Copies the lists. */
  public Facts {
    wanted = List.copyOf(wanted);
    rows = List.copyOf(rows);
    remembered = List.copyOf(remembered);
    attempts = List.copyOf(attempts);
    deliveries = List.copyOf(deliveries);
  }
}
