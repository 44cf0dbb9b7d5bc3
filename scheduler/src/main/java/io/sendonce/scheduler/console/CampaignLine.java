package io.sendonce.scheduler.console;

import io.sendonce.jobs.status.CampaignState;
import io.sendonce.jobs.status.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A campaign on the page.
 *
 * @param counts messages by status, in the order of the statuses' names
 * @param all how many messages it has
 * @param done how many of them are final
 * @param lastPlanned the latest time for which one of them was planned
 */
public record CampaignLine(
    CampaignState campaign, Map<String, Long> counts, long all, long done, Instant lastPlanned) {

  static CampaignLine of(CampaignState campaign, List<Progress> progress) {
    Map<String, Long> counts = new TreeMap<>();
    Instant last = campaign.createdAt();
    for (Progress each : progress) {
      if (each.campaignId() == campaign.id()) {
        counts.put(each.status(), each.messages());
        last = each.lastPlanned().isAfter(last) ? each.lastPlanned() : last;
      }
    }
    long all = counts.values().stream().mapToLong(it -> it).sum();
    long open =
        counts.getOrDefault("pending", 0L)
            + counts.getOrDefault("processing", 0L)
            + counts.getOrDefault("uncertain", 0L);
    return new CampaignLine(campaign, counts, all, all - open, last);
  }
}
