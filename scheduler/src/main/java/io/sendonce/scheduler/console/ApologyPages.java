package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.apology.Apologies;
import io.sendonce.jobs.incidents.apology.Apologies.Change;
import io.sendonce.jobs.incidents.apology.Apologies.Wish;
import io.sendonce.jobs.incidents.apology.Approving;
import io.sendonce.jobs.incidents.apology.Plan;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of an incident's page where people say sorry. */
final class ApologyPages {

  private final Desk desk;
  private final Apologies apologies;

  ApologyPages(Desk desk, Database database) {
    this.desk = desk;
    this.apologies = new Apologies(database);
  }

  /** What the page shows of an incident's drafts. */
  Map<String, Object> model(long incident) {
    Plan plan = apologies.plan(incident).orElseThrow();
    return Map.of("plan", plan, "ready", plan.ready().size(), "seen", plan.seen());
  }

  Reply changeText(Request request, Visitor visitor) {
    long id = IncidentPages.id(request);
    String text = request.field("text").orElse("");
    Apologies.templateProblem(text).ifPresent(ApologyPages::refuse);
    return said(visitor, id, apologies.changeText(id, text, desk.actor(visitor, request)));
  }

  Reply change(Request request, Visitor visitor) {
    long id = IncidentPages.id(request);
    String text = request.field("text").orElse("").strip();
    if (!text.isEmpty()) {
      Apologies.textProblem(text).ifPresent(ApologyPages::refuse);
    }
    Wish wish =
        new Wish(
            Fields.id("The account's id", request.field("account").orElse("")),
            request.field("person").orElse(""),
            wanted(request),
            text.isEmpty() ? null : text);
    return said(visitor, id, apologies.change(id, wish, desk.actor(visitor, request)));
  }

  Reply approve(Request request, Visitor visitor) {
    long id = IncidentPages.id(request);
    Approving result =
        apologies.approve(
            id,
            request.field("seen").orElse(""),
            Fields.reason(request),
            desk.actor(visitor, request));
    if (result instanceof Approving.Approved) {
      return desk.seeOther("/incidents/" + id);
    }
    if (result instanceof Approving.ChangedMeanwhile) {
      return nothingQueued(
          visitor,
          "The drafts are not those that you saw",
          "Somebody changed or approved one in between. Look at them again, and approve what is"
              + " there now.");
    }
    if (result instanceof Approving.Refused refused) {
      return nothingQueued(
          visitor,
          "The queue refused an apology",
          "Its sentence: %s.".formatted(refused.problem()));
    }
    return result instanceof Approving.NothingReady
        ? nothingQueued(visitor, "No draft is ready", "Switch one on, or complete its text.")
        : said(visitor, id, Change.NOT_OPEN);
  }

  private Reply nothingQueued(Visitor visitor, String heading, String sentence) {
    return desk.trouble(409, visitor, heading, sentence + " Nothing was queued.");
  }

  private static void refuse(String problem) {
    throw new WrongInput("The text cannot be sent: %s.".formatted(problem));
  }

  private static @Nullable Boolean wanted(Request request) {
    String wanted = request.field("wanted").orElse("");
    return switch (wanted) {
      case "rule" -> null;
      case "yes" -> true;
      case "no" -> false;
      default -> throw new WrongInput("Wanted must be one of rule, yes, no: choose one.");
    };
  }

  private Reply said(Visitor visitor, long id, Change change) {
    return switch (change) {
      case CHANGED -> desk.seeOther("/incidents/" + id + "#apologies");
      case NOT_OPEN ->
          desk.trouble(
              409,
              visitor,
              "Incident " + id + " is not open",
              "Apologies are written and approved while it is. Nothing was changed.");
      case NOT_CHANGEABLE ->
          desk.trouble(
              409,
              visitor,
              "That apology cannot be changed",
              "It is approved already, or none may go to this person. Nothing was changed.");
    };
  }
}
