package io.sendonce.benchmark;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import java.util.List;

/** Somebody whose work may be wrong. */
record FaultyContestant(Mistake mistake) implements Contestant {

  @Override
  public String name() {
    return mistake.name();
  }

  @Override
  public String how() {
    return "made to be found out";
  }

  @Override
  public String template() {
    return "faulty";
  }

  @Override
  public void fill(Target target, Workload workload) {
    target.script("ledger/schema");
  }

  @Override
  public List<Launch> processes(Target target, Workload workload) {
    return List.of(
        Launch.java(
            FaultyWorker.class.getName(),
            List.of(),
            List.of(mistake.name(), target.jdbcUrl(), "" + workload.total())));
  }

  @Override
  public Layout layout() {
    return Layout.withLedger("faulty");
  }
}
