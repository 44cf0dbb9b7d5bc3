package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.DeployWatch;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How sending has fared since somebody changed something. */
final class DeployPages {

  private static final Duration LENGTH = Duration.ofHours(24);

  private final Desk desk;
  private final DeployWatch watch;
  private final Clock clock;

  DeployPages(Desk desk, Database database, Clock clock) {
    this.desk = desk;
    this.watch = new DeployWatch(database, LENGTH);
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(desk.look("/deploy", Role.VIEWER, this::page));
  }

  /** Looks only when a moment is named: that reads all that was sent since. */
  private Reply page(Request request, Visitor visitor) {
    ZoneId zone = desk.settings().zone();
    Optional<Instant> since = Fields.text(request, "since").map(it -> moment(it, zone));
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.getId());
    model.put(
        "since",
        LocalDateTime.ofInstant(since.orElseGet(clock::instant), zone)
            .truncatedTo(ChronoUnit.MINUTES));
    model.put("outcome", since.<Object>map(watch::since).orElse(""));
    return desk.page(200, "deploy", visitor, model);
  }

  private static Instant moment(String written, ZoneId zone) {
    try {
      return LocalDateTime.parse(written).atZone(zone).toInstant();
    } catch (DateTimeException wrong) {
      throw new WrongInput(
          "since must be a date and a time in %s, like 2026-12-01T09:00.".formatted(zone));
    }
  }
}
