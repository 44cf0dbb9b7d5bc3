package io.sendonce.demo.drill.plan;

import java.util.Set;

/**
 * What a plan is made for.
 *
 * @param kinds what may go wrong
 * @param processFaults how many faults of processes and the database there are to be
 * @param nodes how many there are
 * @param accounts how many there are
 */
public record Demands(Set<FaultKind> kinds, int processFaults, int nodes, int accounts) {

  /** Copies the kinds. */
  public Demands {
    kinds = Set.copyOf(kinds);
  }
}
