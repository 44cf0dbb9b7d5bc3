package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.jobs.schema.Schema;
import java.util.List;
import java.util.TreeMap;

/** Sendonce as it is shipped, with a provider that answers at once. */
public final class Sendonce implements Contestant {

  private static final String SCHEDULER = "sendonce";

  private final int nodes;
  private final Tuning tuning;

  /** A cluster of so many nodes, each a JVM. */
  public Sendonce(int nodes, Tuning tuning) {
    this.nodes = nodes;
    this.tuning = tuning;
  }

  @Override
  public String name() {
    return "sendonce-" + nodes;
  }

  @Override
  public String how() {
    String differing =
        tuning.settings().isEmpty()
            ? "settings as shipped"
            : "as shipped but for " + new TreeMap<>(tuning.settings());
    return "%s on its own job store and its own lanes, %s; an attempt is on disk before its message goes out, at most one"
            .formatted(nodes == 1 ? "1 node" : nodes + " nodes", differing)
        + " message of an account is on its way, every move is an event";
  }

  @Override
  public String template() {
    return "product";
  }

  @Override
  public void fill(Target target, Workload workload) {
    fillProduct(target, workload);
  }

  /** Makes the product's tables, and messages that nothing holds back. */
  public static void fillProduct(Target target, Workload workload) {
    migrate(target);
    target.fill("product/fill", workload);
    target.fill("product/queue", workload);
  }

  /** Makes the product's tables and Quartz's, by the product's own migrations. */
  public static void migrate(Target target) {
    Schema.of(target.dataSource()).migrate(SCHEDULER);
  }

  @Override
  public List<Launch> processes(Target target, Workload workload) {
    return SendonceNodes.launches(nodes, target, tuning, SendonceNodes.AT_ONCE);
  }

  @Override
  public Layout layout() {
    return Layout.ofProduct();
  }
}
