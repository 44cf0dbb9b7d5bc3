package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.recovery.HumanDecision;
import io.sendonce.jobs.recovery.HumanDecision.GivesUp;
import io.sendonce.jobs.recovery.HumanDecision.Says;
import io.sendonce.jobs.recovery.HumanDecision.WasNotSent;
import io.sendonce.jobs.recovery.HumanDecision.WasSent;
import io.sendonce.jobs.status.MessageHistory;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.jobs.status.QueueSearch;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.jobs.status.Uncertain;
import io.sendonce.jobs.status.WaitReason;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.text.HistoryText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue, a message, and those in doubt. */
final class MessagePages {

  private static final int PAGE = 50;
  private static final int SHOWN_DOUBTS = 200;

  private final Desk desk;
  private final Database database;
  private final QueueStatus status;
  private final PersonRule rule;

  MessagePages(Desk desk, Database database, PersonRule rule) {
    this.desk = desk;
    this.database = database;
    this.status = new QueueStatus(database);
    this.rule = rule;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/queue", Role.VIEWER, this::queue),
        desk.look("/messages/{id}", Role.VIEWER, this::message),
        desk.look("/messages/{id}/proof", Role.VIEWER, this::proof),
        desk.look("/uncertain", Role.VIEWER, this::uncertain),
        desk.act("/messages/{id}/look", Role.OPERATOR, this::look),
        desk.act("/messages/{id}/decide", Role.OPERATOR, this::decide));
  }

  private Reply queue(Request request, Visitor visitor) {
    QueueForm form = QueueForm.of(request);
    QueueSearch.Page found =
        new QueueSearch(database)
            .page(form.filter(status.clock()), Fields.id(request, "last").orElse(null), PAGE);
    Map<String, Object> model = new HashMap<>();
    model.put("statuses", QueueForm.STATUSES);
    model.put("reasons", WaitReason.values());
    model.put("lines", found.lines());
    model.put("asked", form.asked());
    model.put("next", found.next() == null ? "" : "last=" + found.next() + form.parameters());
    return desk.page(200, "queue", visitor, model);
  }

  private Reply message(Request request, Visitor visitor) {
    long id = Fields.id("The message's id", request.placed("id"));
    Optional<MessageHistory> history = status.history(id);
    if (history.isEmpty()) {
      return none(visitor, id);
    }
    Map<String, Object> model = new HashMap<>();
    model.put("history", history.get());
    model.put("why", history.get().waiting().map(it -> it.sentence() + ".").orElse(""));
    return desk.page(200, "message", visitor, model);
  }

  /** As the command line shows it, for whoever was given the address. */
  private Reply proof(Request request, Visitor visitor) {
    long id = Fields.id("The message's id", request.placed("id"));
    return status
        .history(id)
        .map(history -> Reply.text(200, HistoryText.of(history, true)))
        .orElseGet(() -> none(visitor, id));
  }

  private Reply none(Visitor visitor, long id) {
    return desk.trouble(
        404, visitor, "There is no message " + id, "Its row in send_queue is not there.");
  }

  private Reply uncertain(Request request, Visitor visitor) {
    Instant now = status.clock();
    List<DoubtLine> lines =
        status.uncertain(SHOWN_DOUBTS).stream()
            .map(it -> new DoubtLine(it, rule.needsPerson(it, now)))
            .toList();
    Map<String, Object> model = new HashMap<>();
    model.put("lines", lines);
    model.put("all", status.pulse().uncertain());
    model.put("at", now);
    return desk.page(200, "uncertain", visitor, model);
  }

  /**
   * A message in doubt on the page.
   *
   * @param needsPerson whether it waits for a person, not for a look
   */
  public record DoubtLine(Uncertain message, boolean needsPerson) {}

  private Reply look(Request request, Visitor visitor) {
    long id = Fields.id("The message's id", request.placed("id"));
    HumanDecision hand = new HumanDecision(database, desk.actor(visitor, request));
    return hand.lookNow(id, Fields.reason(request))
        ? desk.seeOther("/messages/" + id)
        : desk.trouble(
            409,
            visitor,
            "Message " + id + " is not in doubt",
            "Only what is uncertain is looked for. Nothing was changed.");
  }

  private Reply decide(Request request, Visitor visitor) {
    long id = Fields.id("The message's id", request.placed("id"));
    Says says = says(request, visitor);
    HumanDecision decision = new HumanDecision(database, desk.actor(visitor, request));
    HumanDecision.Result result = decision.decide(id, says, Fields.reason(request));
    return switch (result) {
      case DECIDED -> desk.seeOther("/messages/" + id);
      case NO_SUCH_MESSAGE ->
          desk.trouble(404, visitor, "There is no message " + id, "Nothing was changed.");
      case NOT_UNCERTAIN ->
          desk.trouble(
              409,
              visitor,
              "Message " + id + " is not in doubt any more",
              "Somebody else, or the provider, was faster: it is %s now. Nothing was changed."
                  .formatted(decision.statusOf(id).orElse("gone")));
      case NO_EVIDENCE ->
          desk.trouble(
              409,
              visitor,
              "There is no evidence yet that message " + id + " was not sent",
              "No complete look at the provider has missed it. Wait for the next look; until then"
                  + " only an admin can vouch for it. Nothing was changed.");
      case ID_PROVES_ANOTHER ->
          desk.trouble(
              409,
              visitor,
              "That id proves another message",
              "Another message of the account is on record under that id already. Nothing was"
                  + " changed.");
    };
  }

  private static Says says(Request request, Visitor visitor) {
    String what = request.field("decision").orElse("");
    return switch (what) {
      case "sent" -> new WasSent(messageId(request));
      case "not_sent" -> new WasNotSent(isVouchedFor(request, visitor));
      case "give_up" -> new GivesUp();
      default ->
          throw new WrongInput("The decision must be one of sent, not_sent, give_up: choose one.");
    };
  }

  private static boolean isVouchedFor(Request request, Visitor visitor) {
    boolean isAsked = request.field("without_evidence").isPresent();
    if (isAsked && !visitor.user().role().covers(Role.ADMIN)) {
      throw new WrongInput(
          "To vouch for a message without evidence needs the role admin, and you have the role "
              + visitor.user().role().word()
              + ".");
    }
    return isAsked;
  }

  private static @Nullable String messageId(Request request) {
    String id = request.field("message_id").orElse("").strip();
    if (id.length() > 200) {
      throw new WrongInput("The provider's id must have at most 200 characters.");
    }
    return id.isEmpty() ? null : id;
  }
}
