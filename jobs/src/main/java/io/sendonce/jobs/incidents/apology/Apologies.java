package io.sendonce.jobs.incidents.apology;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.incidents.Fingerprint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The apologies of a database's incidents. Safe for use by many threads. */
public final class Apologies {

  /** What is said where nobody writes anything else. */
  public static final String STANDARD_TEXT =
      "Hello {{name}}, a fault on our side sent you the same message {{copies}} times. That should"
          + " not have happened, and I am sorry. There is no need to answer.";

  private final Database database;

  /**
   * The apologies in a database.
   *
   * @param database where incidents and the queue are
   */
  public Apologies(Database database) {
    this.database = database;
  }

  /** What came of a change. */
  public enum Change {
    /** It is changed. */
    CHANGED,
    /** The incident is closed, or there is none. */
    NOT_OPEN,
    /** The incident has no such draft, or it was approved or left out. */
    NOT_CHANGEABLE
  }

  /**
   * What somebody wants for a person.
   *
   * @param account whose copies they are
   * @param isWanted whether there shall be one, or null for the rule
   * @param text what it shall say, or null for the incident's text
   */
  public record Wish(
      long account, String person, @Nullable Boolean isWanted, @Nullable String text) {}

  /** An incident and its lock. */
  record Locked(long id, String apology, boolean isOpen) {}

  /** All drafts of an incident; empty if there is none with that number. */
  public Optional<Plan> plan(long incident) {
    return database.inTransaction(
        handle -> lock(handle, incident).map(it -> plan(it, people(handle, incident))));
  }

  /** Why a text is no template for apologies, in a sentence; empty if it is one. */
  public static Optional<String> templateProblem(String text) {
    return ApologyText.templateProblem(text);
  }

  /** Why a text for one person cannot be sent, in a sentence; empty if it can. */
  public static Optional<String> textProblem(String text) {
    return ApologyText.problem(ApologyText.normal(text));
  }

  /** Changes the text from which an open incident's apologies are made. */
  public Change changeText(long incident, String text, Actor actor) {
    return database.inTransaction(
        handle -> {
          Optional<Locked> before = lock(handle, incident);
          boolean isDone =
              handle
                      .createUpdate(Database.sql("apologies/change_text"))
                      .bind("incident", incident)
                      .bind("text", ApologyText.normal(text))
                      .execute()
                  == 1;
          AuditTrail.write(
              handle,
              actor,
              new AuditTrail.Deed(
                  "change apology text",
                  "incident " + incident,
                  null,
                  isDone,
                  before.map(it -> named(it.apology())).orElse(null),
                  isDone ? named(ApologyText.normal(text)) : null));
          return isDone ? Change.CHANGED : Change.NOT_OPEN;
        });
  }

  /** Changes what one person is told, and whether. A text that is the template's is none's own. */
  public Change change(long incident, Wish wish, Actor actor) {
    return database.inTransaction(
        handle -> {
          Optional<Locked> locked = lock(handle, incident).filter(Locked::isOpen);
          if (locked.isEmpty()) {
            return refuse(handle, actor, incident, wish, Change.NOT_OPEN);
          }
          Optional<Affected> person =
              people(handle, incident).stream()
                  .filter(
                      each ->
                          Objects.equals(each.account(), wish.account())
                              && each.person().equals(wish.person()))
                  .findFirst();
          String template = locked.get().apology();
          if (person.isEmpty() || !person.get().draft(template).isChangeable()) {
            return refuse(handle, actor, incident, wish, Change.NOT_CHANGEABLE);
          }
          store(handle, incident, own(wish, person.get(), template), actor);
          AuditTrail.write(
              handle,
              actor,
              new AuditTrail.Deed(
                  "change apology",
                  "incident " + incident,
                  null,
                  true,
                  told(person.get().draft(template)),
                  wanted(wish)));
          return Change.CHANGED;
        });
  }

  /**
   * Approves the drafts that are ready, which become messages of the queue in this transaction.
   *
   * @param seen {@link Plan#seen()} of the plan that was looked at
   * @param reason why, in a few words; kept for ever
   */
  public Approving approve(long incident, String seen, String reason, Actor actor) {
    try {
      return database.inTransaction(
          handle -> {
            Approving result = new Approver(handle, incident, actor, reason).of(seen);
            audit(handle, actor, incident, reason, result);
            return result;
          });
    } catch (Approver.RefusedByQueue e) {
      return refused(actor, incident, reason, new Approving.Refused(e.problem()));
    } catch (JdbiException e) {
      if (SqlState.UNIQUE_VIOLATION.matches(e)) {
        return refused(actor, incident, reason, new Approving.ChangedMeanwhile());
      }
      throw e;
    }
  }

  private static void store(Handle handle, long incident, Wish wish, Actor actor) {
    handle
        .createUpdate(Database.sql("apologies/change_draft"))
        .bind("incident", incident)
        .bind("account", wish.account())
        .bind("person", wish.person())
        .bindByType("isWanted", wish.isWanted(), Boolean.class)
        .bind("text", wish.text())
        .bind("by", actor.name())
        .execute();
  }

  private static Wish own(Wish wish, Affected person, String template) {
    String text = wish.text() == null ? "" : ApologyText.normal(wish.text());
    boolean isTemplates =
        text.isEmpty() || text.equals(ApologyText.filled(template, person.name(), person.copies()));
    return new Wish(wish.account(), wish.person(), wish.isWanted(), isTemplates ? null : text);
  }

  static Optional<Locked> lock(Handle handle, long incident) {
    return handle
        .createQuery(Database.sql("apologies/lock"))
        .bind("incident", incident)
        .map(Database.rows(Locked.class))
        .findOne();
  }

  static List<Affected> people(Handle handle, long incident) {
    return handle
        .createQuery(Database.sql("apologies/people"))
        .bind("incident", incident)
        .map(Database.rows(Affected.class))
        .list();
  }

  static Plan plan(Locked incident, List<Affected> people) {
    return new Plan(
        incident.apology(),
        incident.isOpen(),
        people.stream().map(each -> each.draft(incident.apology())).toList());
  }

  private static Change refuse(Handle handle, Actor actor, long incident, Wish wish, Change why) {
    AuditTrail.write(
        handle,
        actor,
        new AuditTrail.Deed(
            "change apology", "incident " + incident, null, false, null, wanted(wish)));
    return why;
  }

  private static void audit(
      Handle handle, Actor actor, long incident, String reason, Approving result) {
    AuditTrail.write(handle, actor, deed(incident, reason, result));
  }

  private Approving refused(Actor actor, long incident, String reason, Approving result) {
    new AuditTrail(database).write(actor, deed(incident, reason, result));
    return result;
  }

  private static AuditTrail.Deed deed(long incident, String reason, Approving result) {
    boolean isDone = result instanceof Approving.Approved;
    String after =
        result instanceof Approving.Approved approved
            ? "messages "
                + approved.messages().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "))
            : result.getClass().getSimpleName();
    return new AuditTrail.Deed(
        "approve apologies", "incident " + incident, reason, isDone, null, after);
  }

  private static String told(Draft draft) {
    return "account %s, person %s: %s, %s"
        .formatted(draft.account(), draft.person(), draft.stands().word(), named(draft.text()));
  }

  private static String wanted(Wish wish) {
    return "account %d, person %s: %s, %s"
        .formatted(
            wish.account(),
            wish.person(),
            wish.isWanted() == null ? "by the rule" : wish.isWanted() ? "on" : "off",
            wish.text() == null ? "text of the incident" : named(wish.text()));
  }

  /** Texts are kept out of the audit trail; what names them tells one from another. */
  private static String named(String text) {
    return "text " + Fingerprint.of(List.of(text)).substring(0, 12);
  }
}
