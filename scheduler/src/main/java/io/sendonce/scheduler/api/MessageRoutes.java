package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.recovery.HumanDecision;
import io.sendonce.jobs.recovery.HumanDecision.GivesUp;
import io.sendonce.jobs.recovery.HumanDecision.Says;
import io.sendonce.jobs.recovery.HumanDecision.WasNotSent;
import io.sendonce.jobs.recovery.HumanDecision.WasSent;
import io.sendonce.jobs.status.MessageHistory;
import io.sendonce.jobs.status.QueueSearch;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Messages: one, many, and a decision about one in doubt. */
final class MessageRoutes {

  private static final int LONGEST_MESSAGE_ID = 200;

  private final Gate gate;
  private final Database database;
  private final QueueStatus status;

  MessageRoutes(Gate gate, Database database) {
    this.gate = gate;
    this.database = database;
    this.status = new QueueStatus(database);
  }

  List<Route> routes() {
    return List.of(
        gate.look(
            "/messages",
            Set.of("status", "reason", "account", "campaign", "person", "after", "limit"),
            this::page),
        gate.look("/messages/{id}", Set.of(), this::message),
        gate.act("/messages/{id}/resolve", Scope.OPERATE, this::resolve));
  }

  private Reply page(Request request) {
    QueueSearch.Page page =
        new QueueSearch(database)
            .page(
                MessageFilter.of(request),
                Parameters.id(request, "after"),
                Parameters.limit(request));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("messages", page.lines().stream().map(Answers::line).toList());
    answer.put("next", page.next());
    return Json.reply(200, answer);
  }

  private Reply message(Request request) {
    long id = Parameters.id("id", request.placed("id"));
    MessageHistory history = status.history(id).orElseThrow(() -> none(id));
    return Json.reply(200, Answers.history(history));
  }

  private Reply resolve(Request request, JsonNode body, Gate.Caller caller) {
    long id = Parameters.id("id", request.placed("id"));
    Fields fields = new Fields(body, List.of("decision", "message_id", "reason"));
    Says says = says(fields);
    HumanDecision decision = new HumanDecision(database, caller.actor());
    HumanDecision.Result result = decision.decide(id, says, fields.reason());
    return switch (result) {
      case DECIDED -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("status", decision.statusOf(id).orElse("gone"));
        yield Json.reply(200, answer);
      }
      case NO_SUCH_MESSAGE -> throw none(id);
      case NOT_UNCERTAIN ->
          conflict(
              id,
              "Message %d is not in doubt but %s. Nothing was changed."
                  .formatted(id, decision.statusOf(id).orElse("gone")));
      case NO_EVIDENCE ->
          conflict(
              id,
              "No complete look at the provider has missed message %d yet. Wait for the next look; until then only a person can vouch for it, at the console or the command line. Nothing was changed."
                  .formatted(id));
      case ID_PROVES_ANOTHER ->
          conflict(
              id,
              "Another message of the account is on record under that message_id already. Nothing was changed.");
    };
  }

  private static Says says(Fields fields) {
    String decision = fields.word("decision", List.of("sent", "not_sent", "give_up"));
    Optional<String> messageId = fields.text("message_id", LONGEST_MESSAGE_ID);
    if (messageId.isPresent() && !decision.equals("sent")) {
      throw Refusal.field("message_id", "goes with the decision sent only", messageId.get());
    }
    return switch (decision) {
      case "sent" -> new WasSent(messageId.orElse(null));
      case "not_sent" -> new WasNotSent(false);
      default -> new GivesUp();
    };
  }

  private static Refusal none(long id) {
    return new Refusal(Problem.of(404, "There is no message %d.".formatted(id)));
  }

  private static Reply conflict(long id, String detail) {
    return Problem.of(409, detail).about(id).reply();
  }
}
