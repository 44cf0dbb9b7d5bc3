package io.sendonce.scheduler.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** When something last happened here, by this machine's clock; not a number before it does. */
final class Timestamp {

  private final Clock clock;
  private volatile double seconds = Double.NaN;

  Timestamp(MeterRegistry registry, Clock clock, String name, String description) {
    this.clock = clock;
    Gauge.builder(name + ".timestamp", () -> seconds)
        .description(description)
        .baseUnit("seconds")
        .register(registry);
  }

  void set() {
    seconds = clock.millis() / 1000.0;
  }
}
