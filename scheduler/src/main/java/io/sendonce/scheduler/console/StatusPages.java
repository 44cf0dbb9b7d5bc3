package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.status.AccountState;
import io.sendonce.jobs.status.CampaignState;
import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.Progress;
import io.sendonce.jobs.status.Pulse;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.jobs.status.Waiting;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.counts.Counted;
import io.sendonce.scheduler.counts.Counts;
import io.sendonce.scheduler.counts.QueueCounts;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Now, accounts and campaigns. */
final class StatusPages {

  private static final int PAGE = 50;
  private static final int SHOWN_INCIDENTS = 5;

  private final Desk desk;
  private final QueueStatus status;
  private final Incidents incidents;
  private final QueueCounts counts;
  private final Counts<Recent> recent;

  StatusPages(Desk desk, Database database, QueueCounts counts, Counts<Recent> recent) {
    this.desk = desk;
    this.status = new QueueStatus(database);
    this.incidents = new Incidents(database);
    this.counts = counts;
    this.recent = recent;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/", Role.VIEWER, this::now),
        desk.look("/accounts", Role.VIEWER, this::accounts),
        desk.look("/campaigns", Role.VIEWER, this::campaigns));
  }

  private Reply now(Request request, Visitor visitor) {
    Optional<Counted> counted = counts.soon();
    Optional<Recent> latest = recent.soon();
    if (counted.isEmpty() || latest.isEmpty()) {
      return desk.page(200, "counting", visitor, Map.of("pulse", status.pulse()));
    }
    Overview overview = counted.get().overview();
    List<Pulse.Minute> minutes = latest.get().minutes();
    Map<String, Object> model = new HashMap<>();
    model.put("verdict", overview.verdict());
    model.put("overview", overview);
    model.put("incidents", incidents.list(false, SHOWN_INCIDENTS));
    model.put("counted_at", counted.get().countedAt());
    model.put("most", Overview.MOST_COUNTED);
    model.put("pulse", status.pulse());
    model.put("today", latest.get().today());
    model.put("due", due(overview));
    model.put("oldest", oldest(overview));
    model.put("for_people", overview.uncertain().stream().filter(overview::needsPerson).count());
    model.put("zone", desk.settings().zone().getId());
    model.put("minutes", minutes);
    model.put("sent_last_hour", minutes.stream().mapToLong(Pulse.Minute::messages).sum());
    model.put(
        "busiest",
        minutes.stream().max(Comparator.comparingLong(Pulse.Minute::messages)).orElseThrow());
    return desk.page(200, "now", visitor, model);
  }

  private Reply accounts(Request request, Visitor visitor) {
    List<AccountState> accounts =
        status.accounts(Fields.id(request, "after").orElse(null), PAGE + 1);
    Map<String, Object> model = new HashMap<>();
    model.put("accounts", accounts.stream().limit(PAGE).toList());
    model.put("after", accounts.size() > PAGE ? accounts.get(PAGE - 1).id() : 0L);
    return desk.page(200, "accounts", visitor, model);
  }

  private Reply campaigns(Request request, Visitor visitor) {
    List<CampaignState> campaigns =
        status.campaigns(Fields.id(request, "before").orElse(null), PAGE + 1);
    Optional<Counted> counted = counts.soon();
    List<Progress> progress = counted.map(Counted::progress).orElse(List.of());
    List<CampaignLine> lines = new ArrayList<>();
    for (CampaignState campaign : campaigns.stream().limit(PAGE).toList()) {
      lines.add(CampaignLine.of(campaign, progress));
    }
    Map<String, Object> model = new HashMap<>();
    model.put("campaigns", lines);
    model.put("counted_at", counted.<Object>map(Counted::countedAt).orElse(""));
    model.put("before", campaigns.size() > PAGE ? campaigns.get(PAGE - 1).id() : 0L);
    return desk.page(200, "campaigns", visitor, model);
  }

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

  private static long due(Overview overview) {
    return overview.count("pending").due();
  }

  private static Object oldest(Overview overview) {
    return overview.waiting().stream()
        .filter(each -> each.reason().isPace())
        .map(Waiting::oldest)
        .min(Comparator.naturalOrder())
        .<Object>map(it -> it)
        .orElse("");
  }
}
