package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.worker.WorkerMain;
import java.util.List;

/** What the database allows: two statements by hand, each for a whole batch. */
public final class Ceiling implements Contestant {

  /** On which tables. */
  public enum Kind {
    /** Tables of its own, without triggers. */
    PLAIN,
    /** The product's schema, with all its triggers. */
    CEILING
  }

  private final Kind kind;

  /** The ceiling on those tables. */
  public Ceiling(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind == Kind.PLAIN ? "ceiling-plain" : "ceiling";
  }

  @Override
  public String how() {
    String batches =
        "two hand-written statements for 250 messages each, claim with write-ahead and fenced settling, 4 threads over JDBC, ";
    return kind == Kind.PLAIN
        ? batches
            + "on bare tables: queue, attempts, ledger with a unique key; no triggers, no order by account"
        : batches
            + "on the product's schema with its triggers; its gates, spacing and suppression left out";
  }

  @Override
  public String template() {
    return kind == Kind.PLAIN ? name() : "product";
  }

  @Override
  public void fill(Target target, Workload workload) {
    if (kind == Kind.CEILING) {
      Sendonce.fillProduct(target, workload);
    } else {
      target.script("ledger/schema");
      target.script("plain/schema");
      target.fill("plain/fill", workload);
    }
  }

  @Override
  public List<Launch> processes(Target target, Workload workload) {
    String statements = kind == Kind.PLAIN ? "plain" : "ceiling";
    return List.of(
        Launch.java(
            WorkerMain.class.getName(),
            List.of(),
            List.of(statements, target.jdbcUrl(), "" + workload.accounts(), "0")));
  }

  @Override
  public Layout layout() {
    return kind == Kind.PLAIN ? Layout.withLedger("plain") : Layout.ofProduct();
  }
}
