package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.status.CampaignPlan;
import io.sendonce.jobs.status.CampaignState;
import io.sendonce.jobs.status.Progress;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.counts.Counted;
import io.sendonce.scheduler.counts.QueueCounts;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All campaigns, and one with its plan beside what became of it. */
final class CampaignPages {

  private static final int PAGE = 50;

  private final Desk desk;
  private final QueueStatus status;
  private final QueueCounts counts;

  CampaignPages(Desk desk, Database database, QueueCounts counts) {
    this.desk = desk;
    this.status = new QueueStatus(database);
    this.counts = counts;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/campaigns", Role.VIEWER, this::campaigns),
        desk.look("/campaigns/{id}", Role.VIEWER, this::campaign));
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

  private Reply campaign(Request request, Visitor visitor) {
    long id = Fields.id("The campaign's id", request.placed("id"));
    Optional<CampaignState> found = status.campaign(id);
    if (found.isEmpty()) {
      return desk.trouble(
          404, visitor, "There is no campaign " + id, "Its row in campaigns is not there.");
    }
    ZoneId zone = desk.settings().zone();
    CampaignPlan plan = status.plan(id, zone);
    Map<String, Object> model = new HashMap<>();
    model.put("campaign", found.get());
    model.put("plan", plan);
    model.put("days", days(plan, zone));
    model.put("most", CampaignPlan.MOST);
    model.put("zone", zone.getId());
    return desk.page(200, "campaign", visitor, model);
  }

  /**
   * A day on the page.
   *
   * @param began its first second
   */
  public record DayLine(CampaignPlan.Day day, long began) {}

  private static List<DayLine> days(CampaignPlan plan, ZoneId zone) {
    return plan.days().stream()
        .map(it -> new DayLine(it, it.day().atStartOfDay(zone).toEpochSecond()))
        .toList();
  }
}
