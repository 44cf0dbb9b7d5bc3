package io.sendonce.proof.cases;

/**
 * What a case saw on one store.
 *
 * @param outcome whether that is a fault
 * @param words the same in numbers, for people
 */
public record Finding(Outcome outcome, String words) {

  /** Whether a case saw a fault. */
  public enum Outcome {
    /** It did. */
    FAULT,
    /** It did not. */
    NO_FAULT,
    /** It cannot be played on this machine. */
    SKIPPED,
    /** It was not played to its end. */
    BROKEN
  }

  /** What was seen, and whether it is a fault. */
  public static Finding of(boolean fault, String words) {
    return new Finding(fault ? Outcome.FAULT : Outcome.NO_FAULT, words);
  }

  /** It cannot be played here. */
  public static Finding skipped(String why) {
    return new Finding(Outcome.SKIPPED, "skipped: " + why);
  }

  /** It was not played to its end. */
  public static Finding broken(String why) {
    return new Finding(Outcome.BROKEN, "broken: " + why);
  }
}
