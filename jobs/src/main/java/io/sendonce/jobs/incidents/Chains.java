package io.sendonce.jobs.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Copies that follow each other closely: a pure function. */
final class Chains {

  private Chains() {}

  /**
   * Chains of two or more, each link at most so long after the one before; the chain that began
   * first comes first.
   *
   * @param all in any order; of two with the same time the one that comes first stays first
   * @param likeness what links of one chain have in common
   */
  static List<List<Sent>> of(Collection<Sent> all, Function<Sent, ?> likeness, Duration within) {
    Map<Object, List<Sent>> alike = new LinkedHashMap<>();
    for (Sent sent : all) {
      alike.computeIfAbsent(likeness.apply(sent), key -> new ArrayList<>()).add(sent);
    }
    List<List<Sent>> chains = new ArrayList<>();
    alike.values().forEach(each -> chains.addAll(split(each, within)));
    chains.removeIf(chain -> chain.size() < 2);
    chains.sort(Comparator.comparing(chain -> chain.get(0).at()));
    return chains;
  }

  private static List<List<Sent>> split(List<Sent> alike, Duration within) {
    List<List<Sent>> chains = new ArrayList<>();
    Instant latest = Instant.MIN;
    for (Sent sent : alike.stream().sorted(Comparator.comparing(Sent::at)).toList()) {
      if (chains.isEmpty() || Duration.between(latest, sent.at()).compareTo(within) > 0) {
        chains.add(new ArrayList<>());
      }
      chains.get(chains.size() - 1).add(sent);
      latest = sent.at();
    }
    return chains;
  }
}
