package io.sendonce.scheduler.console;

import io.sendonce.jobs.alerts.Alert;
import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.watch.Watch;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the watch found, who has seen it, and whether it got out. */
final class AlertPages {

  private static final int SHOWN = 200;

  private final Desk desk;
  private final Database database;
  private final Alerts alerts;

  AlertPages(Desk desk, Database database) {
    this.desk = desk;
    this.database = database;
    this.alerts = new Alerts(database);
  }

  List<Route> routes() {
    return List.of(
        desk.look("/alerts", Role.VIEWER, this::page),
        desk.act("/alerts/{id}/acknowledge", Role.OPERATOR, this::acknowledge),
        desk.act("/alerts/{id}/silence", Role.OPERATOR, this::silence));
  }

  private Reply page(Request request, Visitor visitor) {
    boolean isAll = Fields.text(request, "all").isPresent();
    List<Alert> shown = alerts.list(isAll, SHOWN);
    Map<String, Object> model = new HashMap<>();
    model.put("alerts", shown);
    model.put("all", isAll);
    model.put("open", shown.stream().filter(alert -> alert.resolvedAt() == null).toList());
    model.put("channels", alerts.channels());
    model.put("looks", Watch.lastLooks(database));
    return desk.page(200, "alerts", visitor, model);
  }

  private Reply acknowledge(Request request, Visitor visitor) {
    long id = id(request);
    return said(visitor, id, alerts.acknowledge(id, desk.actor(visitor, request)));
  }

  private Reply silence(Request request, Visitor visitor) {
    long id = id(request);
    Duration length =
        Fields.hours(request, "hours")
            .orElseThrow(() -> new WrongInput("hours must be a positive number: for how long."));
    return said(visitor, id, alerts.silence(id, length, desk.actor(visitor, request)));
  }

  private Reply said(Visitor visitor, long id, Alerts.Outcome outcome) {
    if (outcome.isDone()) {
      return desk.seeOther("/alerts");
    }
    return outcome.alert().isEmpty()
        ? desk.trouble(404, visitor, "There is no alert " + id, "Nothing was changed.")
        : desk.trouble(
            409,
            visitor,
            "Alert " + id + " stays as it is",
            "It is resolved, or somebody acknowledged it before. Nothing was changed.");
  }

  private static long id(Request request) {
    return Fields.id("The alert's id", request.placed("id"));
  }
}
