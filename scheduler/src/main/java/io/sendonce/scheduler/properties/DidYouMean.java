package io.sendonce.scheduler.properties;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody who mistyped probably wanted. */
public final class DidYouMean {

  private DidYouMean() {}

  /**
   * The known word nearest to what was written.
   *
   * @return empty when nothing is near enough to be worth proposing
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    int bound = Math.max(2, written.length() / 5);
    return known.stream()
        .map(word -> new Candidate(word, distance(written, word)))
        .filter(candidate -> candidate.distance() <= bound)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  /** The proposal as the end of a sentence, {@code "; did you mean x?"}, or nothing. */
  public static String hint(String written, Collection<String> known) {
    return nearest(written, known).map(word -> "; did you mean " + word + "?").orElse("");
  }

  private record Candidate(String word, int distance) {}

  /** Insertions, deletions, replacements and swapped neighbours between the two, case apart. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
