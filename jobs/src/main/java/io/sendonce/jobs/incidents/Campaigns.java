package io.sendonce.jobs.incidents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which campaign a copy belongs to that only the provider knows of: a pure function. The provider
 * knows no campaigns, and a text that two campaigns have in common was meant to go out twice.
 */
final class Campaigns {

  private Campaigns() {}

  /**
   * Chains within one campaign each. A copy whose campaign is not known is taken for a copy of the
   * nearest one whose is.
   */
  static List<List<Sent>> apart(List<List<Sent>> chains, Duration within) {
    List<List<Sent>> apart = new ArrayList<>();
    for (List<Sent> chain : chains) {
      List<Sent> known = chain.stream().filter(sent -> sent.campaign() != null).toList();
      List<Sent> placed = chain.stream().map(sent -> sent.in(campaignOf(sent, known))).toList();
      apart.addAll(Chains.of(placed, sent -> Arrays.asList(sent.campaign()), within));
    }
    return apart;
  }

  private static @Nullable String campaignOf(Sent sent, List<Sent> known) {
    if (sent.campaign() != null) {
      return sent.campaign();
    }
    return known.stream()
        .min(Comparator.comparing(other -> Duration.between(sent.at(), other.at()).abs()))
        .map(Sent::campaign)
        .orElse(null);
  }
}
