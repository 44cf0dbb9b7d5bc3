package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.incidents.Repeat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The incidents of a database. Safe for use by many threads. */
public final class Incidents {

  private static final int TURNS = 3;

  private final Database database;

  /**
   * The incidents in a database.
   *
   * @param database where they are
   */
  public Incidents(Database database) {
    this.database = database;
  }

  /**
   * What a new incident is about.
   *
   * @param title what people call it
   * @param searched which records showed it
   */
  public record Subject(String title, Searched searched) {}

  /** What a note is. */
  public enum NoteKind {
    /** Something that was found out or done. */
    NOTE,
    /** Whom somebody told of it. */
    TOLD
  }

  /** What came of closing one. */
  public enum Closing {
    /** It is closed now. */
    CLOSED,
    /** It was closed before; nothing was changed. */
    WAS_CLOSED,
    /** There is none with that number. */
    NO_SUCH_INCIDENT
  }

  /**
   * Opens an incident of what a search found. What belongs to an open incident already stays there,
   * and copies that it did not have yet are added to it.
   *
   * @param found by whichever search
   * @param actor who opens it
   */
  public Opening open(Subject subject, List<Repeat> found, Actor actor) {
    return inTurn(
        handle -> {
          Intake intake = new Intake(handle, found);
          Opening opening = open(intake, subject, actor);
          AuditTrail.write(handle, actor, deed(opening, subject));
          return opening;
        });
  }

  /**
   * Takes down what the watch has proven, in an incident of its own where no other has it.
   *
   * @param proven again and again the same, as every look shows it
   * @param node who watches
   */
  public void record(Collection<Repeat> proven, String node) {
    if (proven.isEmpty()) {
      return;
    }
    inTurn(
        handle -> {
          Intake intake = new Intake(handle, proven);
          List<Repeat> unjudged = intake.unjudged();
          if (!unjudged.isEmpty()) {
            long incident =
                intake
                    .goingOn()
                    .orElseGet(
                        () ->
                            intake.open(
                                new Intake.Opener(
                                    "Found by the watch",
                                    Searched.WATCHED,
                                    "the watch of " + node,
                                    true)));
            unjudged.forEach(each -> intake.add(incident, each));
          }
          return unjudged.size();
        });
  }

  /**
   * Incidents, the open ones first and of these the latest first.
   *
   * @param isAll closed ones too
   * @param limit at most so many
   */
  public List<Incident> list(boolean isAll, int limit) {
    return list(isAll, null, limit);
  }

  /** An incident; empty if there is none with that number. */
  public Optional<Incident> find(long id) {
    return list(true, id, 1).stream().findFirst();
  }

  /**
   * Everything about an incident; empty if there is none with that number.
   *
   * @param schedulerName the Quartz cluster whose jobs count
   */
  public Optional<IncidentFile> file(long id, String schedulerName) {
    return find(id)
        .map(
            incident ->
                database.inTransaction(
                    handle -> new FileReader(handle, schedulerName).read(incident)));
  }

  /**
   * Notes something; also about a closed incident.
   *
   * @return whether there is such an incident
   */
  public boolean note(long id, NoteKind kind, String text, Actor actor) {
    return database.inTransaction(
        handle -> {
          boolean isDone =
              handle
                      .createUpdate(Database.sql("incident_files/note"))
                      .bind("incident", id)
                      .bind("by", actor.name())
                      .bind("kind", kind.name().toLowerCase(Locale.ROOT))
                      .bind("text", text)
                      .execute()
                  == 1;
          AuditTrail.write(
              handle,
              actor,
              new AuditTrail.Deed(
                  kind == NoteKind.TOLD ? "say who was told" : "note",
                  "incident " + id,
                  null,
                  isDone,
                  null,
                  isDone ? text : null));
          return isDone;
        });
  }

  /**
   * Closes an incident; what it holds may be opened again afterwards.
   *
   * @param conclusion what came out; kept for ever
   */
  public Closing close(long id, String conclusion, Actor actor) {
    return database.inTransaction(
        handle -> {
          boolean isDone =
              handle
                  .createQuery(Database.sql("incident_files/close"))
                  .bind("incident", id)
                  .bind("by", actor.name())
                  .bind("conclusion", conclusion)
                  .mapTo(Long.class)
                  .findOne()
                  .isPresent();
          Optional<Incident> now = find(handle, id);
          AuditTrail.write(
              handle,
              actor,
              new AuditTrail.Deed(
                  "close incident",
                  "incident " + id,
                  conclusion,
                  isDone,
                  isDone ? "open" : now.map(it -> "closed").orElse(null),
                  now.map(it -> "closed").orElse(null)));
          return isDone
              ? Closing.CLOSED
              : now.isPresent() ? Closing.WAS_CLOSED : Closing.NO_SUCH_INCIDENT;
        });
  }

  private static Opening open(Intake intake, Subject subject, Actor actor) {
    List<Repeat> fresh = intake.fresh();
    if (fresh.isEmpty()) {
      return intake.homes().isEmpty()
          ? new Opening.NothingFound()
          : new Opening.AlreadyOpen(intake.homes());
    }
    long id =
        intake.open(new Intake.Opener(subject.title(), subject.searched(), actor.name(), false));
    fresh.forEach(each -> intake.add(id, each));
    return new Opening.Opened(id, intake.left());
  }

  private static AuditTrail.Deed deed(Opening opening, Subject subject) {
    if (opening instanceof Opening.Opened opened) {
      return new AuditTrail.Deed(
          "open incident", "incident " + opened.id(), subject.title(), true, null, "open");
    }
    String why =
        opening instanceof Opening.AlreadyOpen already
            ? "open already: incident " + already.incidents().get(0)
            : "nobody got anything twice";
    return new AuditTrail.Deed("open incident", "incidents", subject.title(), false, null, why);
  }

  private List<Incident> list(boolean isAll, @Nullable Long id, int limit) {
    return database.inTransaction(handle -> list(handle, isAll, id, limit));
  }

  private static Optional<Incident> find(Handle handle, long id) {
    return list(handle, true, id, 1).stream().findFirst();
  }

  private static List<Incident> list(Handle handle, boolean isAll, @Nullable Long id, int limit) {
    return handle
        .createQuery(Database.sql("incident_files/list"))
        .bind("isAll", isAll)
        .bindByType("id", id, Long.class)
        .bind("limit", limit)
        .map(Database.rows(Incident.class))
        .list();
  }

  /** Whoever is second to take the same copies looks again, and finds them taken. */
  private <T> T inTurn(Function<Handle, T> work) {
    for (int turn = 1; ; turn++) {
      try {
        return database.inTransaction(work);
      } catch (UnableToExecuteStatementException e) {
        if (turn == TURNS || !SqlState.UNIQUE_VIOLATION.matches(e)) {
          throw e;
        }
      }
    }
  }
}
