package io.sendonce.scheduler.api;

import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.watch.Watch;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the watch found, who has seen it, and whether it got out. */
final class AlertRoutes {

  /** A year. */
  private static final int MOST_HOURS = 8_760;

  private final Gate gate;
  private final Database database;
  private final Alerts alerts;

  AlertRoutes(Gate gate, Database database) {
    this.gate = gate;
    this.database = database;
    this.alerts = new Alerts(database);
  }

  List<Route> routes() {
    return List.of(
        gate.look("/alerts", Set.of("all", "limit"), this::list),
        gate.act("/alerts/{id}/acknowledge", Scope.OPERATE, this::acknowledge),
        gate.act("/alerts/{id}/silence", Scope.OPERATE, this::silence));
  }

  private Reply list(Request request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("alerts", alerts.list(Parameters.flag(request, "all"), Parameters.limit(request)));
    answer.put("channels", alerts.channels());
    answer.put("looks", Watch.lastLooks(database));
    return Json.reply(200, answer);
  }

  private Reply acknowledge(Request request, JsonNode body, Gate.Caller caller) {
    long id = Placed.id(request);
    new Fields(body, List.of());
    return answer(
        id,
        alerts.acknowledge(id, caller.actor()),
        "is resolved, or somebody acknowledged it before");
  }

  private Reply silence(Request request, JsonNode body, Gate.Caller caller) {
    long id = Placed.id(request);
    Fields fields = new Fields(body, List.of("hours"));
    Duration length = Duration.ofHours(fields.number("hours", MOST_HOURS));
    return answer(id, alerts.silence(id, length, caller.actor()), "is resolved");
  }

  private static Reply answer(long id, Alerts.Outcome outcome, String otherwise) {
    Object alert = outcome.alert().orElseThrow(() -> Refusal.missing("alert " + id));
    return outcome.isDone()
        ? Json.reply(200, alert)
        : Problem.of(409, "Alert %d %s. Nothing was changed.".formatted(id, otherwise)).reply();
  }
}
