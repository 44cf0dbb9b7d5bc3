package io.sendonce.scheduler.console;

import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.brake.Standing;
import io.sendonce.jobs.brake.Standstill;
import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stop, its proof, and going on. */
final class BrakePages {

  private final Desk desk;
  private final Database database;
  private final Standstill standstill;
  private final Clock clock;

  BrakePages(Desk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.standstill = new Standstill(database);
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/stop", Role.VIEWER, this::stop),
        desk.act("/pause", Role.OPERATOR, this::pause),
        desk.act("/resume", Role.OPERATOR, this::resume));
  }

  /** How a scope stands, what of it is in flight, and the forms to change that. */
  private Reply stop(Request request, Visitor visitor) {
    Scope scope =
        scope(
            Fields.text(request, "scope").orElse("everything"),
            Fields.text(request, "id").orElse(""));
    Optional<Standing> standing = new Brake(database, desk.actor(visitor, request)).standing(scope);
    if (standing.isEmpty()) {
      return desk.trouble(404, visitor, "There is no " + scope, "Nothing was changed.");
    }
    List<Standstill.InFlight> inFlight = standstill.inFlight(scope);
    Map<String, Object> model = new HashMap<>();
    model.put("scope", scope.toString());
    model.put("scope_kind", scope.toString().split(" ", 2)[0]);
    model.put("scope_id", Fields.text(request, "id").orElse(""));
    model.put("has_end", !(scope instanceof Scope.Campaign));
    model.put("state", standing.get().state());
    model.put("standing", standing.get().phrase());
    model.put("in_flight", inFlight);
    model.put("last", standstill.lastAttempt());
    return desk.page(200, "stop", visitor, model);
  }

  /**
   * Answers when the pause is committed and no claim is under way any more that might not know of
   * it; what is in flight then, the page shows until it has ended.
   */
  private Reply pause(Request request, Visitor visitor) {
    Scope scope = scope(request);
    String reason = Fields.reason(request);
    Brake.Outcome outcome =
        new Brake(database, desk.actor(visitor, request)).pause(scope, until(request), reason);
    if (!outcome.isDone()) {
      return refused(visitor, scope, outcome);
    }
    if (!standstill.awaitClaims()) {
      return desk.trouble(
          503,
          visitor,
          "The pause is in force, but something is still at the queue",
          "A transaction that began before the pause has been at send_queue for more than %d s; it may still claim. Look at pg_stat_activity, and at the page Stop."
              .formatted(Standstill.LONGEST_CLAIM.toSeconds()));
    }
    return desk.seeOther(stopPath(scope));
  }

  private Reply resume(Request request, Visitor visitor) {
    Scope scope = scope(request);
    Brake.Outcome outcome =
        new Brake(database, desk.actor(visitor, request)).resume(scope, Fields.reason(request));
    return outcome.isDone() ? desk.seeOther(stopPath(scope)) : refused(visitor, scope, outcome);
  }

  private Reply refused(Visitor visitor, Scope scope, Brake.Outcome outcome) {
    return outcome
        .standing()
        .map(
            now ->
                desk.trouble(
                    409,
                    visitor,
                    "It stays as it was",
                    "The %s is %s.".formatted(scope, now.phrase())))
        .orElseGet(
            () -> desk.trouble(404, visitor, "There is no " + scope, "Nothing was changed."));
  }

  private @Nullable Instant until(Request request) {
    return Fields.hours(request, "hours").map(clock.instant()::plus).orElse(null);
  }

  private static Scope scope(Request request) {
    return scope(request.field("scope").orElse(""), request.field("id").orElse("").strip());
  }

  private static Scope scope(String kind, String id) {
    return switch (kind) {
      case "everything" -> new Scope.Everything();
      case "account" -> new Scope.Account(Fields.id("The account's id", id));
      case "campaign" -> new Scope.Campaign(Fields.id("The campaign's id", id));
      default -> throw new WrongInput("The scope must be one of everything, account, campaign.");
    };
  }

  private static String stopPath(Scope scope) {
    String[] words = scope.toString().split(" ", 2);
    return "/stop?scope=" + words[0] + (words.length > 1 ? "&id=" + words[1] : "");
  }
}
