package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.Contestant;
import java.util.List;

/** All contestants, in the table's order. */
public final class Contestants {

  private Contestants() {}

  /** Those of the throughput. */
  public static List<Contestant> all(Tuning tuning) {
    NodeJs node = new NodeJs(tuning.nodeFolder());
    return List.of(
        new Ceiling(Ceiling.Kind.PLAIN),
        new Ceiling(Ceiling.Kind.CEILING),
        new Sendonce(1, tuning),
        new Sendonce(2, tuning),
        new DbScheduler(tuning.dbSchedulerThreads()),
        new JobRunrPeer(tuning.jobRunrWorkers()),
        new StockQuartz(tuning.quartzMessages()),
        new GraphileWorker(node),
        new PgBoss(node));
  }
}
