package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;

/** Something that is done to a cluster, and what must be seen then. */
public interface Case {

  /** A short name, such as {@code E1a}. */
  String id();

  /** What it shows, for people. */
  String shows();

  /** Does it to a cluster that has no nodes yet. */
  Finding play(Cluster cluster) throws CaseFailedException;

  /** What is demanded of the stock store. */
  default Demand demand() {
    return Demand.FAULT_ON_STOCK;
  }

  /** Whether it measures times so short that nothing else may run beside it. */
  default boolean exact() {
    return false;
  }

  /** Whether it needs a server of its own, because it does harm to it. */
  default boolean harmsServer() {
    return false;
  }

  /** What a case demands of the stock store. */
  enum Demand {
    /** It must show the fault. */
    FAULT_ON_STOCK,
    /** Nothing: the case measures ours; the stock store's figures are there to compare. */
    NOTHING,
  }
}
