package io.sendonce.scheduler.api;

import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.brake.Standing;
import io.sendonce.jobs.brake.Standstill;
import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Stop, with its proof, and going on. */
final class BrakeRoutes {

  private final Gate gate;
  private final Database database;
  private final Standstill standstill;
  private final Clock clock;

  BrakeRoutes(Gate gate, Database database, Clock clock) {
    this.gate = gate;
    this.database = database;
    this.standstill = new Standstill(database);
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        gate.act("/pause", io.sendonce.scheduler.access.Scope.OPERATE, this::pause),
        gate.act("/resume", io.sendonce.scheduler.access.Scope.OPERATE, this::resume));
  }

  /** Answers when no claim is under way any more that might not know of the pause. */
  private Reply pause(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields = new Fields(body, List.of("scope", "id", "reason", "until"));
    Scope scope = scope(fields);
    Optional<Instant> until = until(fields, scope);
    String reason = fields.reason();
    Brake.Outcome outcome =
        new Brake(database, caller.actor()).pause(scope, until.orElse(null), reason);
    Standing standing = done(scope, outcome);
    boolean isThrough = standstill.awaitClaims();
    Map<String, Object> answer = answer(scope, standing);
    answer.put("claims_are_through", isThrough);
    answer.put("in_flight", standstill.inFlight(scope).size());
    return Json.reply(isThrough ? 200 : 202, answer);
  }

  private Reply resume(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields = new Fields(body, List.of("scope", "id", "reason"));
    Scope scope = scope(fields);
    Brake.Outcome outcome = new Brake(database, caller.actor()).resume(scope, fields.reason());
    return Json.reply(200, answer(scope, done(scope, outcome)));
  }

  private static Standing done(Scope scope, Brake.Outcome outcome) {
    Standing standing =
        outcome
            .standing()
            .orElseThrow(() -> new Refusal(Problem.of(404, "There is no %s.".formatted(scope))));
    if (!outcome.isDone()) {
      throw new Refusal(
          Problem.of(409, "It stays as it was: %s is %s.".formatted(scope, standing.phrase())));
    }
    return standing;
  }

  private static Map<String, Object> answer(Scope scope, Standing standing) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("subject", scope.toString());
    answer.put("state", standing.state());
    answer.put("until", standing.until());
    answer.put("standing", standing.phrase());
    return answer;
  }

  private static Scope scope(Fields fields) {
    String kind = fields.word("scope", List.of("everything", "account", "campaign"));
    Optional<Long> id = fields.id("id");
    if (kind.equals("everything")) {
      if (id.isPresent()) {
        throw Refusal.field("id", "does not go with everything", id.get());
      }
      return new Scope.Everything();
    }
    long which =
        id.orElseThrow(() -> Refusal.field("id", "must be the %s's id".formatted(kind), null));
    return kind.equals("account") ? new Scope.Account(which) : new Scope.Campaign(which);
  }

  private Optional<Instant> until(Fields fields, Scope scope) {
    Optional<Instant> until = fields.time("until");
    if (until.isPresent() && scope instanceof Scope.Campaign) {
      throw Refusal.field("until", "does not go with a campaign: resume it when it is time", null);
    }
    if (until.isPresent() && !until.get().isAfter(clock.instant())) {
      throw Refusal.field("until", "must be in the future", until.get().toString());
    }
    return until;
  }
}
