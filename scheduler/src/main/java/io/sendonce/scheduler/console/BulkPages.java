package io.sendonce.scheduler.console;

import io.sendonce.jobs.bulk.BulkAction;
import io.sendonce.jobs.bulk.BulkActions;
import io.sendonce.jobs.bulk.BulkActions.Beginning;
import io.sendonce.jobs.bulk.BulkDeed;
import io.sendonce.jobs.bulk.BulkOrder;
import io.sendonce.jobs.bulk.BulkPreview;
import io.sendonce.jobs.bulk.Chosen;
import io.sendonce.jobs.status.QueueSearch;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.bulk.BulkSize;
import io.sendonce.scheduler.bulk.BulkWorker;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is done to many messages at once: shown first, then confirmed, then watched. */
final class BulkPages {

  private static final int SAMPLES = 10;
  private static final int LATEST = 50;

  private final Desk desk;
  private final QueueStatus status;
  private final BulkActions bulk;
  private final BulkWorker worker;

  BulkPages(Desk desk, QueueStatus status, BulkActions bulk, BulkWorker worker) {
    this.desk = desk;
    this.status = status;
    this.bulk = bulk;
    this.worker = worker;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/bulk", Role.VIEWER, this::latest),
        desk.look("/bulk/preview", Role.OPERATOR, this::preview),
        desk.look("/bulk/{id}", Role.VIEWER, this::action),
        desk.act("/bulk", Role.OPERATOR, this::begin),
        desk.act("/bulk/{id}/stop", Role.OPERATOR, this::stop),
        desk.act("/bulk/{id}/go-on", Role.OPERATOR, this::goOn));
  }

  private Reply latest(Request request, Visitor visitor) {
    return desk.page(200, "bulks", visitor, Map.of("actions", bulk.latest(LATEST)));
  }

  /** Changes nothing. The moment and the newest message go with the form, so that both stay. */
  private Reply preview(Request request, Visitor visitor) {
    BulkDeed deed = BulkForm.deed(name -> Fields.text(request, name));
    QueueForm form = QueueForm.of(request);
    Instant now = status.clock();
    List<Long> ticked = BulkForm.ticked(BulkForm.ticks(request));
    boolean isTicked = Fields.text(request, "which").orElse("").equals("ticked");
    if (isTicked && ticked.isEmpty()) {
      throw new WrongInput("No message is ticked: tick some, or choose all that the filter finds.");
    }
    Chosen chosen = isTicked ? new Chosen.Ticked(ticked) : new Chosen.Found(form.filter(now));
    BulkPreview preview = bulk.preview(chosen, deed, SAMPLES);
    BulkConfirmation confirmation = new BulkConfirmation(preview.messages(), visitor.user().role());
    Map<String, Object> model = new HashMap<>();
    model.put("deed", deed);
    model.put("chosen", chosen.words());
    model.put("preview", preview);
    model.put("times", preview.times() == null ? "" : preview.times());
    model.put("shift", Duration.ofSeconds(deed.shiftSeconds()));
    model.put("typed", confirmation.isTyped());
    model.put("may_confirm", visitor.user().role().covers(confirmation.needed()));
    model.put("operators", BulkSize.OPERATORS);
    model.put("most", BulkActions.MOST);
    model.put("most_asked", QueueSearch.MOST_ASKED);
    model.put("by_reason", !isTicked && form.filter(now).reason() != null);
    model.put("counted", BulkActions.MOST_COUNTED);
    model.put("asked", form.asked());
    model.put("filter", form.parameters());
    model.put("tick", isTicked ? BulkForm.ticks(request) : "");
    model.put("now", now.toString());
    model.put("form_id", UUID.randomUUID().toString());
    model.put("fields", fields(request));
    return desk.page(200, "bulk-preview", visitor, model);
  }

  private static Map<String, String> fields(Request request) {
    Map<String, String> fields = new HashMap<>();
    for (String name : List.of("action", "by", "unit")) {
      fields.put(name, Fields.text(request, name).orElse(""));
    }
    return fields;
  }

  private Reply begin(Request request, Visitor visitor) {
    BulkDeed deed = BulkForm.deed(request::field);
    int shown = shown(request);
    Optional<String> refusal =
        new BulkConfirmation(shown, visitor.user().role())
            .refusal(request.field("typed").orElse(""));
    if (refusal.isPresent()) {
      throw new WrongInput(refusal.get() + " Nothing was changed.");
    }
    Beginning beginning =
        bulk.begin(
            desk.actor(visitor, request),
            new BulkOrder(
                formId(request),
                chosen(request),
                deed,
                Fields.id("newest", request.field("newest").orElse("")),
                BulkOrder.Bounds.atMost(shown),
                Fields.reason(request)));
    worker.wake();
    return switch (beginning.answer()) {
      case BEGUN -> desk.seeOther("/bulk/" + beginning.id().orElseThrow());
      case NOTHING_TO_DO ->
          desk.trouble(
              409, visitor, "Nothing is like that any more", "Nothing was changed. Look again.");
      case MORE_THAN_CONFIRMED, FEWER_THAN_CONFIRMED ->
          desk.trouble(
              409,
              visitor,
              "Other messages are like that now",
              "You were shown %d, and there are %d by now. Nothing was changed. Look again."
                  .formatted(shown, beginning.found()));
      case RESTORED ->
          desk.trouble(
              409,
              visitor,
              "The database was restored",
              "What waits may have been sent before, and is looked for at the provider first. Until"
                  + " that is over it is neither cancelled nor moved. Nothing was changed.");
    };
  }

  private Reply action(Request request, Visitor visitor) {
    long id = id(request);
    Optional<BulkAction> action = bulk.find(id);
    return action.isEmpty()
        ? none(visitor, id)
        : desk.page(200, "bulk", visitor, Map.of("action", action.get(), "skips", bulk.skips(id)));
  }

  private Reply stop(Request request, Visitor visitor) {
    long id = id(request);
    boolean isDone = bulk.stop(id, desk.actor(visitor, request), Fields.reason(request));
    return changed(visitor, id, isDone, "does not run");
  }

  private Reply goOn(Request request, Visitor visitor) {
    long id = id(request);
    boolean isDone = bulk.goOn(id, desk.actor(visitor, request), Fields.reason(request));
    worker.wake();
    return changed(visitor, id, isDone, "was neither stopped nor cut off");
  }

  private Reply changed(Visitor visitor, long id, boolean isDone, String otherwise) {
    if (isDone) {
      return desk.seeOther("/bulk/" + id);
    }
    return bulk.find(id)
        .map(
            now ->
                desk.trouble(
                    409,
                    visitor,
                    "Bulk action %d %s".formatted(id, otherwise),
                    "It is %s. Nothing was changed.".formatted(now.standing())))
        .orElseGet(() -> none(visitor, id));
  }

  private Reply none(Visitor visitor, long id) {
    return desk.trouble(404, visitor, "There is no bulk action " + id, "Nothing was changed.");
  }

  private static Chosen chosen(Request request) {
    String tick = request.field("tick").orElse("");
    return tick.isEmpty()
        ? new Chosen.Found(QueueForm.posted(request).filter(moment(request)))
        : new Chosen.Ticked(BulkForm.ticked(tick));
  }

  private static int shown(Request request) {
    long shown = Fields.id("messages", request.field("messages").orElse(""));
    if (shown > BulkActions.MOST) {
      throw new WrongInput(
          "messages must be at most %d, not %d.".formatted(BulkActions.MOST, shown));
    }
    return (int) shown;
  }

  private static UUID formId(Request request) {
    try {
      return UUID.fromString(request.field("form_id").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new WrongInput("form_id must be the one of the page: load it again.");
    }
  }

  private static Instant moment(Request request) {
    try {
      return Instant.parse(request.field("now").orElse(""));
    } catch (DateTimeParseException e) {
      throw new WrongInput("now must be the moment of the page: load it again.");
    }
  }

  private static long id(Request request) {
    return Fields.id("The bulk action's id", request.placed("id"));
  }
}
