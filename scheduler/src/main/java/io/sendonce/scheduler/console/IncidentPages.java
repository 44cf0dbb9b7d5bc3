package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.file.Incident;
import io.sendonce.jobs.incidents.file.IncidentFile;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.incidents.file.Incidents.NoteKind;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Incidents on record: opened, looked into, noted about and closed. */
final class IncidentPages {

  private static final int SHOWN = 200;
  private static final FoundDuplicates.Shown WITH_NAMES = new FoundDuplicates.Shown(false, true);

  private final Desk desk;
  private final Incidents incidents;
  private final ApologyPages apologies;
  private final String schedulerName;

  IncidentPages(Desk desk, Database database, String schedulerName) {
    this.desk = desk;
    this.incidents = new Incidents(database);
    this.apologies = new ApologyPages(desk, database);
    this.schedulerName = schedulerName;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/incidents", Role.VIEWER, this::list),
        desk.look("/incidents/{id}", Role.VIEWER, this::page),
        desk.look("/incidents/{id}/copies.csv", Role.VIEWER, this::csv),
        desk.look("/incidents/{id}/copies.json", Role.VIEWER, this::json),
        desk.look("/incidents/{id}/file.txt", Role.VIEWER, this::text),
        desk.act("/incidents/{id}/note", Role.OPERATOR, this::note),
        desk.act("/incidents/{id}/close", Role.OPERATOR, this::close),
        desk.act("/incidents/{id}/apology-text", Role.OPERATOR, apologies::changeText),
        desk.act("/incidents/{id}/apology", Role.OPERATOR, apologies::change),
        desk.act("/incidents/{id}/approve", Role.ADMIN, apologies::approve));
  }

  private Reply list(Request request, Visitor visitor) {
    boolean isAll = Fields.text(request, "all").isPresent();
    List<Incident> shown = incidents.list(isAll, SHOWN);
    Map<String, Object> model = new HashMap<>();
    model.put("incidents", shown);
    model.put("all", isAll);
    model.put("open", shown.stream().filter(Incident::isOpen).count());
    return desk.page(200, "incidents", visitor, model);
  }

  private Reply page(Request request, Visitor visitor) {
    return file(
        request,
        visitor,
        file -> {
          Map<String, Object> model = new HashMap<>(apologies.model(file.incident().id()));
          model.put("file", file);
          model.put("incident", file.incident());
          model.put("accounts", places(file, it -> it.repeat().to().account()));
          model.put("campaigns", places(file, it -> it.repeat().to().campaign()));
          return desk.page(200, "incident", visitor, model);
        });
  }

  /** Ours only: another program's campaign 7 is not ours. */
  private static List<String> places(
      IncidentFile file, Function<IncidentFile.Affected, String> place) {
    return file.affected().stream()
        .filter(IncidentFile.Affected::isOurs)
        .flatMap(each -> Optional.ofNullable(place.apply(each)).stream())
        .distinct()
        .toList();
  }

  private Reply csv(Request request, Visitor visitor) {
    return file(
        request,
        visitor,
        file ->
            document(
                "text/csv", "incident-%d.csv", file, FoundDuplicates.in(file).csv(WITH_NAMES)));
  }

  private Reply json(Request request, Visitor visitor) {
    return file(
        request,
        visitor,
        file ->
            document(
                "application/json",
                "incident-%d.json",
                file,
                FoundDuplicates.in(file).json(WITH_NAMES)));
  }

  private Reply text(Request request, Visitor visitor) {
    return file(
        request,
        visitor,
        file ->
            new Reply(
                200,
                "text/plain; charset=utf-8",
                Map.of(),
                file.text().getBytes(StandardCharsets.UTF_8)));
  }

  private static Reply document(String type, String name, IncidentFile file, String text) {
    return new Reply(200, type + "; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8))
        .with(
            "Content-Disposition",
            "attachment; filename=\"" + name.formatted(file.incident().id()) + "\"");
  }

  private Reply note(Request request, Visitor visitor) {
    long id = id(request);
    NoteKind kind = request.field("told").isPresent() ? NoteKind.TOLD : NoteKind.NOTE;
    String text = Fields.line(request, "text", "The note", 500);
    return incidents.note(id, kind, text, desk.actor(visitor, request))
        ? desk.seeOther("/incidents/" + id)
        : missing(visitor, id);
  }

  private Reply close(Request request, Visitor visitor) {
    long id = id(request);
    String conclusion = Fields.line(request, "conclusion", "The conclusion", 500);
    return switch (incidents.close(id, conclusion, desk.actor(visitor, request))) {
      case CLOSED -> desk.seeOther("/incidents/" + id);
      case NO_SUCH_INCIDENT -> missing(visitor, id);
      case WAS_CLOSED ->
          desk.trouble(
              409,
              visitor,
              "Incident " + id + " is closed already",
              "A conclusion is written once. Nothing was changed; a note can still be added.");
    };
  }

  private Reply file(Request request, Visitor visitor, Function<IncidentFile, Reply> answer) {
    long id = id(request);
    return incidents.file(id, schedulerName).map(answer).orElseGet(() -> missing(visitor, id));
  }

  private Reply missing(Visitor visitor, long id) {
    return desk.trouble(404, visitor, "There is no incident " + id, "Nothing was changed.");
  }

  static long id(Request request) {
    return Fields.id("The incident's id", request.placed("id"));
  }
}
