package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.report.Spread;
import java.util.List;

/** Rates of several rounds. */
final class Rates {

  private static final String UNIT = "messages a second";

  private Rates() {}

  static List<Measured> of(String what, List<Double> rates) {
    Spread spread = new Spread(rates.stream().mapToDouble(Double::doubleValue).toArray());
    return List.of(
        new Measured(what + ", median", spread.median(), UNIT),
        new Measured(what + ", smallest", spread.min(), UNIT),
        new Measured(what + ", largest", spread.max(), UNIT));
  }
}
