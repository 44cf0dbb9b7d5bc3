package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** graphile-worker, for Node.js: a job for each message. */
final class GraphileWorker implements Contestant {

  private static final String SCRIPT = "graphile-worker";

  private final NodeJs node;

  GraphileWorker(NodeJs node) {
    this.node = node;
  }

  @Override
  public String name() {
    return SCRIPT;
  }

  @Override
  public String how() {
    return "0.18.0 on Node.js, as its page on performance has it: concurrency 24, a local queue of 500, completion in batches; a job that was cut off runs again";
  }

  @Override
  public Optional<String> absence() {
    return node.absence();
  }

  @Override
  public void fill(Target target, Workload workload) throws BenchmarkFailedException {
    target.script("ledger/schema");
    node.run(node.folder().resolve("schema.log"), SCRIPT, "schema", target.url());
    target.ask("graphile/fill", workload);
  }

  @Override
  public List<Launch> processes(Target target, Workload workload) {
    return List.of(
        new Launch(node.command(SCRIPT, "work", target.url(), "" + workload.accounts()), Map.of()));
  }

  @Override
  public Layout layout() {
    return Layout.withLedger("graphile");
  }
}
