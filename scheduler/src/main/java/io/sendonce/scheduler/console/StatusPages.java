package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.status.AccountState;
import io.sendonce.jobs.status.Overview;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Now and accounts. */
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
        desk.look("/accounts", Role.VIEWER, this::accounts));
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
