package io.sendonce.demo.drill.oracle;

import java.util.List;
import java.util.Map;

/**
 * What became of everything.
 *
 * @param wanted how many messages were asked for
 * @param endings how many ended how; those in a violation are in none
 * @param suppressed rows that found their intent served
 * @param violations what must not be
 */
public record Judgement(
    int wanted, Map<Ending, Integer> endings, int suppressed, List<Violation> violations) {

  /** Copies. */
  public Judgement {
    endings = Map.copyOf(endings);
    violations = List.copyOf(violations);
  }

  /** Judges. */
  public static Judgement of(Facts facts) {
    return new Judge(facts).judgement();
  }

  /** How many ended so. */
  public int count(Ending ending) {
    return endings.getOrDefault(ending, 0);
  }

  /** How many violations there are of a kind. */
  public int count(Violation.Kind kind) {
    return (int) violations.stream().filter(one -> one.kind() == kind).count();
  }

  /** Messages that wait for a person, or behind one that does. */
  public int waiting() {
    return count(Ending.WAITING) + count(Ending.WAITING_DELIVERED) + count(Ending.BEHIND);
  }

  /** Messages that did not arrive and of which nobody is told: what "lost" means. */
  public int lost() {
    return count(Violation.Kind.NOT_THERE)
        + count(Violation.Kind.UNEXPLAINED)
        + count(Violation.Kind.SENT_NOT_DELIVERED);
  }

  /** Whether nothing happened that must not. */
  public boolean held() {
    return wanted > 0 && violations.isEmpty();
  }
}
