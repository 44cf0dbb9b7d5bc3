package io.sendonce.scheduler.api;

import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.status.AccountState;
import io.sendonce.jobs.status.CampaignState;
import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.Progress;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.counts.QueueCounts;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How sending stands, and who did what. */
final class StatusRoutes {

  private static final Set<String> PAGED = Set.of("after", "limit");

  private final Gate gate;
  private final QueueStatus status;
  private final AuditTrail audit;
  private final QueueCounts counts;

  StatusRoutes(Gate gate, Database database, QueueCounts counts) {
    this.gate = gate;
    this.status = new QueueStatus(database);
    this.audit = new AuditTrail(database);
    this.counts = counts;
  }

  List<Route> routes() {
    return List.of(
        gate.look("/status", Set.of(), request -> overview()),
        gate.look("/accounts", PAGED, this::accounts),
        gate.look("/campaigns", PAGED, this::campaigns),
        gate.look("/uncertain", Set.of("limit"), this::uncertain),
        gate.look("/audit", Set.of("actor", "subject", "after", "limit"), this::audit));
  }

  private Reply overview() {
    return Json.reply(200, Answers.overview(counts.get().overview()));
  }

  private Reply accounts(Request request) {
    int limit = Parameters.limit(request);
    List<AccountState> accounts = status.accounts(Parameters.id(request, "after"), limit + 1);
    return Page.of(accounts, limit, "accounts", AccountState::id, account -> account);
  }

  private Reply campaigns(Request request) {
    int limit = Parameters.limit(request);
    List<CampaignState> campaigns = status.campaigns(Parameters.id(request, "after"), limit + 1);
    List<Progress> progress = counts.get().progress();
    return Page.of(
        campaigns,
        limit,
        "campaigns",
        CampaignState::id,
        campaign -> Answers.campaign(campaign, progress));
  }

  private Reply uncertain(Request request) {
    Overview overview = counts.get().overview();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("at", overview.moment().at());
    answer.put("all", overview.moment().uncertain());
    answer.put(
        "messages",
        overview.uncertain().stream()
            .limit(Parameters.limit(request))
            .map(message -> Answers.doubt(message, overview.needsPerson(message)))
            .toList());
    return Json.reply(200, answer);
  }

  private Reply audit(Request request) {
    int limit = Parameters.limit(request);
    List<AuditTrail.Entry> entries =
        audit.page(
            Parameters.id(request, "after"),
            Parameters.text(request, "actor").orElse(null),
            Parameters.text(request, "subject").orElse(null),
            limit + 1);
    return Page.of(entries, limit, "entries", AuditTrail.Entry::id, entry -> entry);
  }
}
