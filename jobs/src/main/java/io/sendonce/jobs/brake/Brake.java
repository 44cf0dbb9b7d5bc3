package io.sendonce.jobs.brake;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Pauses and resumes by hand. Safe for use by many threads. */
public final class Brake {

  private final Database database;
  private final Actor actor;

  /**
   * The brake in one person's hand.
   *
   * @param database where accounts and campaigns are
   * @param actor who pulls it; named in the reason and in the audit trail
   */
  public Brake(Database database, Actor actor) {
    this.database = database;
    this.actor = actor;
  }

  /**
   * What came of it.
   *
   * @param isDone whether it was done
   * @param standing how the thing stands afterwards; empty if it does not exist
   */
  public record Outcome(boolean isDone, Optional<Standing> standing) {}

  /**
   * Pauses, unless a stronger pause is there.
   *
   * @param until when it ends by itself, or null for "until a person resumes it"
   * @param reason why, in a few words
   * @throws IllegalArgumentException if a campaign shall be paused until a time
   */
  public Outcome pause(Scope scope, @Nullable Instant until, String reason) {
    if (scope instanceof Scope.Campaign && until != null) {
      throw new IllegalArgumentException("the pause of a campaign has no end of its own");
    }
    return database.inTransaction(
        handle -> {
          Query pause =
              query(handle, scope, Step.PAUSE).bind("reason", reason + " (" + actor.name() + ")");
          if (!(scope instanceof Scope.Campaign)) {
            pause.bindByType("until", until, Instant.class);
          }
          return outcome(handle, scope, pause, new Wish("pause", reason));
        });
  }

  /**
   * Resumes what is paused, whoever paused it.
   *
   * @param reason why, in a few words; kept where there is a place for it, with campaigns
   */
  public Outcome resume(Scope scope, String reason) {
    return database.inTransaction(
        handle -> {
          Query resume = query(handle, scope, Step.RESUME);
          if (scope instanceof Scope.Campaign) {
            resume.bind("reason", "resumed: " + reason + " (" + actor.name() + ")");
          }
          return outcome(handle, scope, resume, new Wish("resume", reason));
        });
  }

  /** How an account, a campaign or everything stands; empty if it does not exist. */
  public Optional<Standing> standing(Scope scope) {
    return database.inTransaction(handle -> standing(handle, scope));
  }

  private enum Step {
    PAUSE,
    RESUME,
    NOW
  }

  private record Wish(String action, String reason) {}

  private Outcome outcome(Handle handle, Scope scope, Query change, Wish wish) {
    Optional<Standing> before = standing(handle, scope);
    boolean isDone = !change.mapTo(Long.class).list().isEmpty();
    Optional<Standing> now = standing(handle, scope);
    AuditTrail.write(
        handle,
        actor,
        new AuditTrail.Deed(
            wish.action(),
            scope.toString(),
            wish.reason(),
            isDone,
            before.map(Standing::phrase).orElse(null),
            now.map(Standing::phrase).orElse(null)));
    return new Outcome(isDone, now);
  }

  private static Optional<Standing> standing(Handle handle, Scope scope) {
    return query(handle, scope, Step.NOW).map(Database.rows(Standing.class)).findOne();
  }

  private static Query query(Handle handle, Scope scope, Step step) {
    Query query = handle.createQuery(Database.sql(statement(scope, step)));
    if (scope instanceof Scope.Account account) {
      query.bind("id", account.id());
    } else if (scope instanceof Scope.Campaign campaign) {
      query.bind("id", campaign.id());
    }
    return query;
  }

  private static String statement(Scope scope, Step step) {
    if (scope instanceof Scope.Account) {
      return switch (step) {
        case PAUSE -> "brake/pause_account";
        case RESUME -> "brake/resume_account";
        case NOW -> "brake/account_now";
      };
    }
    if (scope instanceof Scope.Campaign) {
      return switch (step) {
        case PAUSE -> "brake/pause_campaign";
        case RESUME -> "brake/resume_campaign";
        case NOW -> "brake/campaign_now";
      };
    }
    return switch (step) {
      case PAUSE -> "brake/pause_everything";
      case RESUME -> "brake/resume_everything";
      case NOW -> "brake/everything_now";
    };
  }
}
