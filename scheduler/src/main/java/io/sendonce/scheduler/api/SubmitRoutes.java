package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.enqueue.Submission;
import io.sendonce.jobs.enqueue.Submissions;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.api.Problem.FieldError;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The way in for messages. */
final class SubmitRoutes {

  /** So that one transaction stays short. */
  static final int MOST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.api");
  private static final String MANY = "messages";

  private final Gate gate;
  private final Submissions submissions;

  SubmitRoutes(Gate gate, Database database) {
    this.gate = gate;
    this.submissions = new Submissions(database);
  }

  List<Route> routes() {
    return List.of(gate.act("/messages", Scope.SUBMIT, this::submit));
  }

  private Reply submit(Request request, JsonNode body, Gate.Caller caller) {
    if (body.has(MANY)) {
      return many(body, caller);
    }
    Result result = judged(List.of(body), caller).get(0);
    return switch (result.result()) {
      case "queued" ->
          Json.reply(201, result.shown())
              .with("Location", gate.address("/messages/" + result.id()));
      case "already" -> Json.reply(200, result.shown());
      case "conflict" ->
          Problem.of(
                  409,
                  "The account has a message for this person, campaign and step already, message %d, with another text. That one stays."
                      .formatted(result.id()))
              .about(result.id())
              .reply();
      default -> Problem.of(422, result.errors()).reply();
    };
  }

  private Reply many(JsonNode body, Gate.Caller caller) {
    new Fields(body, List.of(MANY));
    JsonNode messages = body.get(MANY);
    if (!messages.isArray() || messages.isEmpty()) {
      throw Refusal.field(MANY, "must be a list of 1 to %d messages".formatted(MOST), null);
    }
    if (messages.size() > MOST) {
      throw new Refusal(
          Problem.of(
              413,
              "A request may have at most %d messages, not %d. None was queued."
                  .formatted(MOST, messages.size())));
    }
    List<JsonNode> items = new ArrayList<>();
    messages.forEach(items::add);
    return Json.reply(
        200, Map.of("results", judged(items, caller).stream().map(Result::shown).toList()));
  }

  /**
   * What became of an item.
   *
   * @param result a word
   * @param id the message that has the intent now, or 0
   */
  private record Result(String result, long id, List<FieldError> errors) {

    Map<String, Object> shown() {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("result", result);
      if (id > 0) {
        shown.put("id", id);
      }
      if (!errors.isEmpty()) {
        shown.put("errors", errors);
      }
      return shown;
    }
  }

  private List<Result> judged(List<JsonNode> items, Gate.Caller caller) {
    List<SubmittedItem> read = items.stream().map(SubmittedItem::of).toList();
    List<Map<String, String>> sound =
        read.stream().filter(SubmittedItem::isSound).map(SubmittedItem::fields).toList();
    List<Submission> judged = sound.isEmpty() ? List.of() : submissions.submit(sound);
    List<Result> results = new ArrayList<>();
    int next = 0;
    for (SubmittedItem item : read) {
      results.add(item.isSound() ? result(item, judged.get(next++)) : rejected(item.errors()));
    }
    LOG.info(
        "token {}: {} messages submitted, {} of them queued",
        caller.token().name(),
        results.size(),
        results.stream().filter(it -> it.result().equals("queued")).count());
    return results;
  }

  private static Result result(SubmittedItem item, Submission submission) {
    if (submission instanceof Submission.Queued queued) {
      return new Result("queued", queued.id(), List.of());
    }
    if (submission instanceof Submission.Already already) {
      return new Result("already", already.id(), List.of());
    }
    if (submission instanceof Submission.Conflict conflict) {
      return new Result("conflict", conflict.id(), List.of());
    }
    return rejected(
        ((Submission.Rejected) submission)
            .problems().stream()
                .map(it -> new FieldError(it.field(), it.rule(), item.shown(it.field())))
                .toList());
  }

  private static Result rejected(List<FieldError> errors) {
    return new Result("rejected", 0, errors);
  }
}
