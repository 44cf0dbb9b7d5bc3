package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.deploy.Deploy;
import io.sendonce.jobs.deploy.DeployWatch;
import io.sendonce.jobs.deploy.Deploys;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How sending has fared since a new version was started, or somebody changed something. */
final class DeployPages {

  private static final int LATEST = 20;

  private final Desk desk;
  private final DeployWatch watch;
  private final Deploys deploys;
  private final Clock clock;

  DeployPages(Desk desk, Database database, String schedulerName, Clock clock) {
    this.desk = desk;
    this.watch = new DeployWatch(database);
    this.deploys = new Deploys(database, schedulerName);
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/deploys", Role.VIEWER, this::list),
        desk.look("/deploys/{id}", Role.VIEWER, this::deploy),
        desk.act("/deploys", Role.OPERATOR, this::begin));
  }

  private Reply list(Request request, Visitor visitor) {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", desk.settings().zone().getId());
    model.put(
        "now",
        LocalDateTime.ofInstant(clock.instant(), desk.settings().zone())
            .truncatedTo(ChronoUnit.MINUTES));
    model.put("deploys", deploys.latest(LATEST));
    return desk.page(200, "deploys", visitor, model);
  }

  /** Looks anew while the watch goes on: that reads all that was sent since. */
  private Reply deploy(Request request, Visitor visitor) {
    long id = Fields.id("The watch's id", request.placed("id"));
    Optional<Deploy> found = deploys.find(id);
    if (found.isEmpty()) {
      return desk.trouble(
          404, visitor, "There is no watch " + id, "Cluster leads to those that there are.");
    }
    Deploy deploy = found.get();
    Deploy.Kept standing = watch.standing(deploy);
    Map<String, Object> model = new HashMap<>();
    model.put("deploy", deploy);
    model.put("outcome", standing.outcome());
    model.put("verdict", standing.verdict());
    model.put("good", standing.isGood());
    return desk.page(200, "deploy", visitor, model);
  }

  private Reply begin(Request request, Visitor visitor) {
    Instant since = moment(request.field("since").orElse("").strip());
    return deploys
        .begin(since, desk.actor(visitor, request), Fields.reason(request))
        .map(id -> desk.seeOther("/deploys/" + id))
        .orElseThrow(() -> new WrongInput("since must not be in the future; nothing was begun."));
  }

  private Instant moment(String written) {
    ZoneId zone = desk.settings().zone();
    try {
      return LocalDateTime.parse(written).atZone(zone).toInstant();
    } catch (DateTimeException wrong) {
      throw new WrongInput(
          "since must be a date and a time in %s, like 2026-12-01T09:00.".formatted(zone));
    }
  }
}
