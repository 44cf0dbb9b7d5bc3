package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.measure.BenchmarkFailedException;
import java.util.List;

/** Something that is measured by itself. */
public interface Scenario {

  /** What the options call it. */
  String name();

  /** What it measures, in one sentence. */
  String shows();

  /** Measures it. */
  List<Measured> play(Scene scene) throws BenchmarkFailedException;

  /** All of them. */
  static List<Scenario> all() {
    return List.of(
        new Nodes(), new OverHttp(), new Latency(), new InFlight(), new Idle(), new Backlog());
  }
}
