package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.file.IncidentFile;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.incidents.file.Incidents.NoteKind;
import io.sendonce.jobs.incidents.file.Opening;
import io.sendonce.jobs.incidents.file.Searched;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Incidents on record: opened, looked into, noted about and closed. What is said to the people of
 * one is approved by a person, at the console.
 */
final class IncidentRoutes {

  private static final int LONGEST_TITLE = 100;

  private final Gate gate;
  private final Incidents incidents;
  private final Duplicates duplicates;
  private final String schedulerName;
  private final Clock clock;

  IncidentRoutes(Gate gate, Database database, Cluster cluster, Clock clock) {
    this.gate = gate;
    this.incidents = new Incidents(database);
    this.duplicates = new Duplicates(database);
    this.schedulerName = cluster.schedulerName();
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        gate.look("/incidents", Set.of("all", "limit"), this::list),
        gate.look("/incidents/{id}", Set.of(), this::file),
        gate.act("/incidents", Scope.OPERATE, this::open),
        gate.actAnew("/incidents/{id}/notes", Scope.OPERATE, this::note),
        gate.act("/incidents/{id}/close", Scope.OPERATE, this::close));
  }

  private Reply list(Request request) {
    return Json.reply(
        200,
        Map.of(
            "incidents",
            incidents.list(Parameters.flag(request, "all"), Parameters.limit(request)).stream()
                .map(IncidentAnswers::incident)
                .toList()));
  }

  private Reply file(Request request) {
    long id = Placed.id(request);
    IncidentFile file = incidents.file(id, schedulerName).orElseThrow(() -> missing(id));
    return Json.reply(200, IncidentAnswers.file(file));
  }

  /** Of what our own records show now. */
  private Reply open(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields = new Fields(body, List.of("title", "days", "minutes", "account", "campaign"));
    Incidents.Subject subject =
        new Incidents.Subject(fields.line("title", LONGEST_TITLE), Searched.OUR_RECORDS);
    Search search =
        Search.back(
            clock.instant(),
            new Search.Extent(
                fields.number("days", Search.DAYS, Search.MOST_DAYS),
                fields.number("minutes", Search.MINUTES, Search.MOST_MINUTES)),
            fields.id("account").orElse(null),
            fields.id("campaign").orElse(null));
    Opening opening = incidents.open(subject, duplicates.find(search), caller.actor());
    if (opening instanceof Opening.Opened opened) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("id", opened.id());
      answer.put("left", opened.left());
      return Json.reply(201, answer).with("Location", gate.address("/incidents/" + opened.id()));
    }
    return Problem.of(409, whyNot(opening)).reply();
  }

  private static String whyNot(Opening opening) {
    if (opening instanceof Opening.AlreadyOpen already) {
      return "All of it belongs to incident %s, which is open. No other was opened."
          .formatted(
              already.incidents().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return "Nobody got the same message more than once in what was searched. Nothing was changed.";
  }

  private Reply note(Request request, JsonNode body, Gate.Caller caller) {
    long id = Placed.id(request);
    Fields fields = new Fields(body, List.of("text", "told"));
    NoteKind kind = fields.flag("told") ? NoteKind.TOLD : NoteKind.NOTE;
    if (!incidents.note(id, kind, fields.line("text", Fields.LONGEST), caller.actor())) {
      throw missing(id);
    }
    return Json.reply(201, Map.of("id", id)).with("Location", gate.address("/incidents/" + id));
  }

  private Reply close(Request request, JsonNode body, Gate.Caller caller) {
    long id = Placed.id(request);
    String conclusion = new Fields(body, List.of("conclusion")).line("conclusion", Fields.LONGEST);
    return switch (incidents.close(id, conclusion, caller.actor())) {
      case CLOSED -> Json.reply(200, IncidentAnswers.incident(incidents.find(id).orElseThrow()));
      case NO_SUCH_INCIDENT -> throw missing(id);
      case WAS_CLOSED ->
          Problem.of(
                  409,
                  "Incident %d is closed already, and a conclusion is written once. Nothing was changed; a note can still be added."
                      .formatted(id))
              .reply();
    };
  }

  private static Refusal missing(long id) {
    return Refusal.missing("incident " + id);
  }
}
