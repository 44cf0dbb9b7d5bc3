package io.sendonce.scheduler.api;

import io.sendonce.jobs.bulk.BulkAction;
import io.sendonce.jobs.bulk.BulkActions;
import io.sendonce.jobs.bulk.BulkActions.Beginning;
import io.sendonce.jobs.bulk.BulkOrder;
import io.sendonce.jobs.bulk.BulkPreview;
import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.bulk.BulkSize;
import io.sendonce.scheduler.bulk.BulkWorker;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is done to many messages at once: shown first, then confirmed, then watched. */
final class BulkRoutes {

  private static final int SAMPLES = 10;
  private static final int UUID_LENGTH = 36;

  private final Gate gate;
  private final BulkActions bulk;
  private final BulkWorker worker;

  BulkRoutes(Gate gate, Database database, BulkWorker worker) {
    this.gate = gate;
    this.bulk = new BulkActions(database);
    this.worker = worker;
  }

  List<Route> routes() {
    return List.of(
        gate.act("/bulk/preview", Scope.OPERATE, this::preview),
        gate.act("/bulk", Scope.OPERATE, this::begin),
        gate.look("/bulk", Set.of("limit"), this::latest),
        gate.look("/bulk/{id}", Set.of(), this::action),
        gate.act("/bulk/{id}/stop", Scope.OPERATE, this::stop),
        gate.act("/bulk/{id}/go-on", Scope.OPERATE, this::goOn));
  }

  /** Changes nothing. Its key is drawn anew each time: what is confirmed with one is one action. */
  private Reply preview(Request request, JsonNode body, Gate.Caller caller) {
    BulkBody asked = BulkBody.of(new Fields(body, BulkBody.FIELDS));
    BulkPreview preview = bulk.preview(asked.chosen(), asked.deed(), SAMPLES);
    return Json.reply(200, BulkAnswers.preview(asked, preview, UUID.randomUUID()));
  }

  private Reply begin(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields =
        new Fields(
            body,
            Stream.concat(
                    BulkBody.FIELDS.stream(), Stream.of("key", "messages", "newest", "reason"))
                .toList());
    BulkBody asked = BulkBody.of(fields);
    BulkSize size = new BulkSize(fields.number("messages", BulkActions.MOST));
    UUID key = key(fields);
    long newest =
        fields
            .id("newest")
            .orElseThrow(() -> Refusal.field("newest", "must be the one of the preview", null));
    String reason = fields.reason();
    if (size.isForAdmins() && !caller.may(Scope.ADMIN)) {
      return Gate.forbidden(caller.token(), Scope.ADMIN);
    }
    BulkOrder.Bounds bounds =
        size.isSaid()
            ? BulkOrder.Bounds.exactly(size.messages())
            : BulkOrder.Bounds.atMost(size.messages());
    Beginning beginning =
        bulk.begin(
            caller.actor(),
            new BulkOrder(key, asked.chosen(), asked.deed(), newest, bounds, reason));
    worker.wake();
    return switch (beginning.answer()) {
      case BEGUN -> begun(beginning.id().orElseThrow(), asked);
      case NOTHING_TO_DO -> conflict("None of them is %s.".formatted(asked.deed().needs()));
      case MORE_THAN_CONFIRMED, FEWER_THAN_CONFIRMED ->
          conflict(
              "messages is %d, and %d messages are like that now: preview it again."
                  .formatted(size.messages(), beginning.found()));
      case RESTORED ->
          conflict(
              "The database was restored: what waits may have been sent before, and is looked for first. Until that is over it is neither cancelled nor moved.");
    };
  }

  private Reply begun(long id, BulkBody asked) {
    BulkAction action = bulk.find(id).orElseThrow();
    if (!action.deed().equals(asked.deed()) || !action.chosen().equals(asked.chosen().words())) {
      return conflict(
          "The key is that of bulk action %d, which is another: take the key of this one's preview."
              .formatted(id));
    }
    return Json.reply(202, BulkAnswers.action(action))
        .with("Location", gate.address("/bulk/" + id));
  }

  private Reply latest(Request request) {
    return Json.reply(
        200,
        Map.of(
            "actions",
            bulk.latest(Parameters.limit(request)).stream().map(BulkAnswers::action).toList()));
  }

  private Reply action(Request request) {
    long id = Placed.id(request);
    return Json.reply(200, BulkAnswers.action(found(id), bulk.skips(id)));
  }

  private Reply stop(Request request, JsonNode body, Gate.Caller caller) {
    long id = Placed.id(request);
    String reason = new Fields(body, List.of("reason")).reason();
    return changed(id, bulk.stop(id, caller.actor(), reason), "does not run");
  }

  private Reply goOn(Request request, JsonNode body, Gate.Caller caller) {
    long id = Placed.id(request);
    String reason = new Fields(body, List.of("reason")).reason();
    boolean isDone = bulk.goOn(id, caller.actor(), reason);
    worker.wake();
    return changed(id, isDone, "was neither stopped nor cut off");
  }

  private Reply changed(long id, boolean isDone, String otherwise) {
    BulkAction now = found(id);
    return isDone
        ? Json.reply(200, BulkAnswers.action(now))
        : conflict("Bulk action %d %s: it is %s.".formatted(id, otherwise, now.standing()));
  }

  private BulkAction found(long id) {
    return bulk.find(id).orElseThrow(() -> Refusal.missing("bulk action " + id));
  }

  private static Reply conflict(String detail) {
    return Problem.of(409, detail + " Nothing was changed.").reply();
  }

  private static UUID key(Fields fields) {
    String written = fields.needed("key", UUID_LENGTH);
    try {
      return UUID.fromString(written);
    } catch (IllegalArgumentException notOne) {
      throw Refusal.field("key", "must be a UUID: the one of the preview", written);
    }
  }
}
