package io.sendonce.jobs.recovery;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** A person decides what became of an uncertain message. Safe for use by many threads. */
public final class HumanDecision {

  private final Database database;
  private final Actor actor;

  /**
   * Decisions of one person.
   *
   * @param database where the messages are
   * @param actor who decides; kept with the evidence, the event and in the audit trail
   */
  public HumanDecision(Database database, Actor actor) {
    this.database = database;
    this.actor = actor;
  }

  /** What a person says. */
  public sealed interface Says {

    /** What this is called in the audit trail. */
    default String action() {
      if (this instanceof WasSent) {
        return "say sent";
      }
      if (this instanceof WasNotSent wasNot) {
        return wasNot.isWithoutEvidence() ? "say not sent without evidence" : "say not sent";
      }
      return "give up";
    }
  }

  /**
   * It was sent.
   *
   * @param messageId the provider's id of it, or null if the person does not know it
   */
  public record WasSent(@Nullable String messageId) implements Says {}

  /**
   * It was not sent: it goes back to the queue and will be sent again.
   *
   * @param isWithoutEvidence whether the person vouches for it although no complete look missed it
   */
  public record WasNotSent(boolean isWithoutEvidence) implements Says {}

  /** Nobody will ever know: it has failed, and its intent stays taken. */
  public record GivesUp() implements Says {}

  /** What came of it. */
  public enum Result {
    /** It is decided as the person said. */
    DECIDED,
    /** There is no such message. */
    NO_SUCH_MESSAGE,
    /** It is not uncertain: nothing was changed. */
    NOT_UNCERTAIN,
    /** No complete look at the provider has missed it yet: nothing was changed. */
    NO_EVIDENCE,
    /** The provider's id already proves another message: nothing was changed. */
    ID_PROVES_ANOTHER
  }

  /**
   * Decides, unless somebody else or the provider was faster.
   *
   * @param queueId the row in {@code send_queue}
   * @param says what the person says
   * @param reason why, in a few words; kept for ever
   */
  public Result decide(long queueId, Says says, String reason) {
    try {
      return database.inTransaction(
          handle -> {
            Optional<String> before = status(handle, queueId);
            Result result = decideIn(handle, actor.name(), queueId, says, reason);
            write(handle, deed(queueId, says, reason, result, before, status(handle, queueId)));
            return result;
          });
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.UNIQUE_VIOLATION.matches(e)) {
        return database.inTransaction(
            handle -> {
              Optional<String> now = status(handle, queueId);
              write(handle, deed(queueId, says, reason, Result.ID_PROVES_ANOTHER, now, now));
              return Result.ID_PROVES_ANOTHER;
            });
      }
      throw e;
    }
  }

  /**
   * Decides in a transaction of others, without an entry in the audit trail: that is theirs.
   *
   * @param handle the transaction
   * @param actor who decides; kept with the evidence and the event
   */
  public static Result decideIn(
      Handle handle, String actor, long queueId, Says says, String reason) {
    handle
        .createQuery(Database.sql("recovery/act_as"))
        .bind("actor", actor)
        .mapTo(String.class)
        .one();
    Optional<Long> attempt =
        handle
            .createQuery(Database.sql("recovery/uncertain_attempt"))
            .bind("queueId", queueId)
            .mapTo(Long.class)
            .findOne();
    if (attempt.isEmpty()) {
      return status(handle, queueId).isEmpty() ? Result.NO_SUCH_MESSAGE : Result.NOT_UNCERTAIN;
    }
    if (says instanceof WasNotSent wasNot
        && !wasNot.isWithoutEvidence()
        && completeLooks(handle, queueId, attempt.get()) == 0) {
      return Result.NO_EVIDENCE;
    }
    Resolution resolution = new Resolution(queueId, attempt.get(), "person", actor);
    boolean isDecided =
        decided(resolution, says, reason)
                .bindTo(handle.createQuery(Database.sql("recovery/resolve")))
                .mapTo(Long.class)
                .list()
                .size()
            == 1;
    return isDecided ? Result.DECIDED : Result.NOT_UNCERTAIN;
  }

  /**
   * Has a message looked for at the provider as soon as a node gets to it, instead of at its next
   * time.
   *
   * @param reason why, in a few words
   * @return whether it is uncertain; else nothing was changed
   */
  public boolean lookNow(long queueId, String reason) {
    return database.inTransaction(
        handle -> {
          Optional<String> status = status(handle, queueId);
          boolean isDone =
              handle
                  .createQuery(Database.sql("recovery/look_now"))
                  .bind("queueId", queueId)
                  .mapTo(Long.class)
                  .findOne()
                  .isPresent();
          write(
              handle,
              new AuditTrail.Deed(
                  "look now",
                  "message " + queueId,
                  reason,
                  isDone,
                  status.orElse(null),
                  isDone ? "it is looked for next" : status.orElse(null)));
          return isDone;
        });
  }

  private void write(Handle handle, AuditTrail.Deed deed) {
    AuditTrail.write(handle, actor, deed);
  }

  private static AuditTrail.Deed deed(
      long queueId,
      Says says,
      String reason,
      Result result,
      Optional<String> before,
      Optional<String> after) {
    return new AuditTrail.Deed(
        says.action(),
        "message " + queueId,
        reason,
        result == Result.DECIDED,
        before.orElse(null),
        after.orElse(null));
  }

  /**
   * Where a message stands.
   *
   * @return the status's column value, or empty if there is no such message
   */
  public Optional<String> statusOf(long queueId) {
    return database.inTransaction(handle -> status(handle, queueId));
  }

  private static Resolution.Decided decided(Resolution resolution, Says says, String reason) {
    if (says instanceof WasSent sent) {
      String id = sent.messageId();
      return resolution.delivered(id == null ? List.of() : List.of(id), null, null, reason);
    }
    return says instanceof WasNotSent ? resolution.absent(reason) : resolution.givenUp(reason);
  }

  private static long completeLooks(Handle handle, long queueId, long attemptId) {
    return handle
        .createQuery(Database.sql("recovery/complete_looks"))
        .bind("queueId", queueId)
        .bind("attemptId", attemptId)
        .mapTo(Long.class)
        .one();
  }

  private static Optional<String> status(Handle handle, long queueId) {
    return handle
        .createQuery(Database.sql("recovery/status_of"))
        .bind("queueId", queueId)
        .mapTo(String.class)
        .findOne();
  }
}
