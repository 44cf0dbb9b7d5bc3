package io.sendonce.proof;

import io.sendonce.proof.cases.Case;
import io.sendonce.proof.cases.Finding;
import io.sendonce.proof.cases.Finding.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A case and what it showed.
 *
 * @param stock null where only ours was played
 * @param ours null where only the stock store was played
 */
record Result(Case played, @Nullable Finding stock, @Nullable Finding ours) {

  /** Whether it proves what it is to prove, as far as it was played. */
  boolean held() {
    return verdict().equals(HELD) || verdict().equals(SKIPPED);
  }

  /** One or two words. */
  String verdict() {
    if (is(stock, Outcome.BROKEN) || is(ours, Outcome.BROKEN)) {
      return "BROKEN";
    }
    if (is(stock, Outcome.SKIPPED) || is(ours, Outcome.SKIPPED)) {
      return SKIPPED;
    }
    if (is(ours, Outcome.FAULT)) {
      return "NOT HELD";
    }
    if (is(stock, Outcome.NO_FAULT) && played.demand() == Case.Demand.FAULT_ON_STOCK) {
      return "NOT SHOWN";
    }
    return HELD;
  }

  private static final String HELD = "held";
  private static final String SKIPPED = "skipped";

  private static boolean is(@Nullable Finding finding, Outcome outcome) {
    return finding != null && finding.outcome() == outcome;
  }
}
