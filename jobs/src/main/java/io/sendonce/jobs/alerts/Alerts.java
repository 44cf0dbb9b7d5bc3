package io.sendonce.jobs.alerts;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The alerts as people see them, and what they do about them. Safe for use by many threads. */
public final class Alerts {

  private final Database database;

  /**
   * The alerts in a database.
   *
   * @param database where they are
   */
  public Alerts(Database database) {
    this.database = database;
  }

  /**
   * What came of an act.
   *
   * @param isDone whether it was done
   * @param alert how the alert stands afterwards; empty if there is none
   */
  public record Outcome(boolean isDone, Optional<Alert> alert) {}

  /**
   * What a channel has done since ever.
   *
   * @param deliveries how many arrived
   * @param failures how many attempts did not
   * @param lastError why the last failed attempt did, or null
   */
  public record ChannelCount(
      String channel,
      long deliveries,
      long failures,
      @Nullable Instant lastDeliveredAt,
      @Nullable Instant lastFailedAt,
      @Nullable String lastError) {}

  /**
   * Alerts, the open ones first and of these the worst first.
   *
   * @param isAll resolved ones too
   * @param limit at most so many
   */
  public List<Alert> list(boolean isAll, int limit) {
    return database.query(
        "alerts/list",
        query ->
            query.bind("isAll", isAll).bind("limit", limit).map(Database.rows(Alert.class)).list());
  }

  /** What each channel has done; channels that never did anything are left out. */
  public List<ChannelCount> channels() {
    return database.query(
        "alerts/channels", query -> query.map(Database.rows(ChannelCount.class)).list());
  }

  /** Somebody has seen an alert: it is not repeated any more. Of two the first one counts. */
  public Outcome acknowledge(long id, Actor actor) {
    return act(
        new Act("acknowledge", null),
        id,
        actor,
        handle ->
            handle
                .createUpdate(Database.sql("alerts/acknowledge"))
                .bind("id", id)
                .bind("by", actor.name()));
  }

  /** Nothing is told of an open alert for a while, and of its like that opens meanwhile. */
  public Outcome silence(long id, Duration length, Actor actor) {
    return act(
        new Act("silence", "for " + length),
        id,
        actor,
        handle ->
            handle
                .createUpdate(Database.sql("alerts/silence"))
                .bind("id", id)
                .bind("length", length.toString()));
  }

  private record Act(String word, @Nullable String reason) {}

  private Outcome act(Act act, long id, Actor actor, Function<Handle, Update> change) {
    return database.inTransaction(
        handle -> {
          Optional<Alert> before = find(handle, id);
          boolean isDone = change.apply(handle).execute() == 1;
          Optional<Alert> after = find(handle, id);
          AuditTrail.write(
              handle,
              actor,
              new AuditTrail.Deed(
                  act.word(),
                  "alert " + id,
                  act.reason(),
                  isDone,
                  before.map(Alert::standing).orElse(null),
                  after.map(Alert::standing).orElse(null)));
          return new Outcome(isDone, after);
        });
  }

  private static Optional<Alert> find(Handle handle, long id) {
    return handle
        .createQuery(Database.sql("alerts/find"))
        .bind("id", id)
        .map(Database.rows(Alert.class))
        .findOne();
  }
}
