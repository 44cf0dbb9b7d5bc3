package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Store;

/** The finding of cases in which an exclusive job must not run twice at once. */
final class Overlaps {

  private Overlaps() {}

  /**
   * Overlaps are a fault; on ours it is one as well if executions are missing.
   *
   * @param expected how many executions there must have been at least
   */
  static Finding of(Cluster cluster, int expected) {
    int overlaps = cluster.diaries().overlaps();
    int runs = cluster.diaries().runs().size();
    boolean missing = cluster.store() == Store.OURS && runs < expected;
    return Finding.of(
        overlaps > 0 || missing,
        "%d overlaps, %d runs%s".formatted(overlaps, runs, missing ? " of " + expected : ""));
  }
}
