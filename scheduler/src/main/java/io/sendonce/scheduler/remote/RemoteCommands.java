package io.sendonce.scheduler.remote;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks nodes, and tells what came of it. Safe for use by many threads. */
public final class RemoteCommands {

  /** Longer, and whoever asked has gone on to something else. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;
  private final String scheduler;

  /**
   * The commands for a cluster.
   *
   * @param database where they are written
   * @param scheduler the cluster's name
   */
  public RemoteCommands(Database database, String scheduler) {
    this.database = database;
    this.scheduler = scheduler;
  }

  /** A trigger shall be paused, resumed or reset. */
  public long ask(RemoteAction action, RemoteCommand.Key trigger, Actor actor, String reason) {
    return ask(action, trigger, Map.of(), null, actor, reason);
  }

  /** A trigger shall have another schedule. */
  public long reschedule(
      RemoteCommand.Key trigger, NewSchedule schedule, Actor actor, String reason) {
    Map<String, String> arguments = Map.of(Arguments.SCHEDULE, schedule.text());
    return ask(RemoteAction.RESCHEDULE, trigger, arguments, null, actor, reason);
  }

  /** A job shall run now, with some data in place of its own. */
  public long run(RemoteCommand.Key job, Map<String, String> data, Actor actor, String reason) {
    return ask(RemoteAction.RUN_NOW, job, data, null, actor, reason);
  }

  /**
   * A run shall end.
   *
   * @param fire its id in the whole cluster
   * @param node where it runs
   */
  public long interrupt(
      RemoteCommand.Key job, String fire, String node, Actor actor, String reason) {
    return ask(RemoteAction.INTERRUPT, job, Map.of(Arguments.FIRE, fire), node, actor, reason);
  }

  /** One command; empty if there is none with that id. */
  public Optional<RemoteCommand> find(long id) {
    return page(id, null, 1).stream().findFirst();
  }

  /** The latest commands about a job or a trigger, or about any for null; the latest first. */
  public List<RemoteCommand> latest(RemoteCommand.@Nullable Key subject, int limit) {
    return page(null, subject, limit);
  }

  private List<RemoteCommand> page(
      @Nullable Long id, RemoteCommand.@Nullable Key subject, int limit) {
    return database.inTransaction(
        handle -> {
          expire(handle);
          return handle
              .createQuery(Database.sql("remote/page"))
              .bind("schedulerName", scheduler)
              .bindByType("id", id, Long.class)
              .bind("subjectGroup", subject == null ? null : subject.group())
              .bind("subjectName", subject == null ? null : subject.name())
              .bind("limit", limit)
              .map(Database.rows(RemoteCommand.Row.class))
              .map(RemoteCommand.Row::command)
              .list();
        });
  }

  private long ask(
      RemoteAction action,
      RemoteCommand.Key subject,
      Map<String, String> arguments,
      @Nullable String node,
      Actor actor,
      String reason) {
    return database.query(
        "remote/ask",
        query ->
            query
                .bind("schedulerName", scheduler)
                .bind("action", action.column())
                .bind("subjectGroup", subject.group())
                .bind("subjectName", subject.name())
                .bind("arguments", Arguments.write(arguments))
                .bind("node", node)
                .bind("actor", actor.name())
                .bind("via", actor.via().name().toLowerCase(Locale.ROOT))
                .bind("address", actor.address())
                .bind("reason", reason)
                .bind("patience", PATIENCE.toMillis())
                .mapTo(Long.class)
                .one());
  }

  /** With no node alive, whoever looks has to say so. */
  private void expire(Handle handle) {
    handle
        .createQuery(Database.sql("remote/expire"))
        .bind("schedulerName", scheduler)
        .map(Database.rows(RemoteCommand.Row.class))
        .map(RemoteCommand.Row::command)
        .forEach(expired -> audit(handle, expired, new Done(false, null, "nobody took it")));
  }

  /**
   * What came of a command.
   *
   * @param isDone whether it was done; else it was refused
   * @param before how its subject stood, or null
   * @param after how it stands now, or why it was refused
   */
  record Done(boolean isDone, @Nullable String before, String after) {

    static Done refused(String why) {
      return new Done(false, null, why);
    }
  }

  /** The oldest command that a node may execute. Nobody else gets it then. */
  Optional<RemoteCommand> take(String node) {
    return database.query(
        "remote/take",
        query ->
            query
                .bind("schedulerName", scheduler)
                .bind("node", node)
                .map(Database.rows(RemoteCommand.Row.class))
                .map(RemoteCommand.Row::command)
                .findOne());
  }

  /** Says what came of a command that was taken. */
  void end(RemoteCommand command, Done done) {
    database.inTransaction(
        handle -> {
          handle
              .createUpdate(Database.sql("remote/end"))
              .bind("id", command.id())
              .bind("outcome", done.isDone() ? "done" : "refused")
              .bind("detail", done.after())
              .execute();
          audit(handle, command, done);
          return true;
        });
  }

  private static void audit(Handle handle, RemoteCommand command, Done done) {
    AuditTrail.write(
        handle,
        command.actor(),
        new AuditTrail.Deed(
            command.action().words(),
            command.about(),
            command.reason(),
            done.isDone(),
            done.before(),
            done.after()));
  }
}
