package io.sendonce.jobs.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a look came to.
 *
 * @param at when it began, by the database's clock
 * @param judged the conditions that could be judged; of the others nothing is resolved
 * @param findings what is so
 */
public record Look(Instant at, Set<Condition> judged, List<Finding> findings) {

  /** Copies what can change. */
  public Look {
    judged = Set.copyOf(judged);
    findings = List.copyOf(findings);
  }
}
