package io.sendonce.benchmark.measure;

import java.util.List;
import java.util.Optional;

/** Somebody who sends what is due, and is measured at it. */
public interface Contestant {

  /** What the table and the options call it. */
  String name();

  /** Which version it is and how it is tuned, in one sentence. */
  String how();

  /** Why it cannot be measured on this machine; empty where it can. */
  default Optional<String> absence() {
    return Optional.empty();
  }

  /** How much it is given of what is asked for; less where it would take too long. */
  default Workload workload(Workload asked) {
    return asked;
  }

  /** Names the filled database that it shares with those whose database looks the same. */
  default String template() {
    return name();
  }

  /** Makes its tables in an empty database, and the messages. */
  void fill(Target target, Workload workload) throws BenchmarkFailedException;

  /** The processes that send. */
  List<Launch> processes(Target target, Workload workload);

  /** Where it keeps things. */
  Layout layout();
}
