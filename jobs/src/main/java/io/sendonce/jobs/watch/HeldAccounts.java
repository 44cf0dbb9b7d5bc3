package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider's word holds an account, or everything, back until the account is connected again or
 * a person has acted, and messages are due meanwhile. A pause made by a person is their own.
 */
final class HeldAccounts implements Watched {

  private final Database database;
  private final Duration after;

  HeldAccounts(Database database, Duration after) {
    this.database = database;
    this.after = after;
  }

  /**
   * What is held back.
   *
   * @param accountId null for everything
   * @param resumes what ends it
   */
  record Held(@Nullable Long accountId, Instant pausedAt, String resumes) {

    Suspicion suspicion(Instant at) {
      return Suspicion.of(
          accountId == null ? "everything" : "account " + accountId,
          accountId == null ? Severity.CRITICAL : Severity.WARNING,
          "held back by the provider's word for %s, since %s, until %s, and messages are due"
              .formatted(
                  Words.age(pausedAt, at),
                  Words.time(pausedAt),
                  resumes.equals("when_ok") ? "it is connected again" : "a person resumes it"));
    }
  }

  @Override
  public Condition condition() {
    return Condition.ACCOUNT_DOWN;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    List<Held> held =
        database.query(
            "watch/held_back",
            query ->
                query
                    .bind("at", at)
                    .bind("after", after.toString())
                    .map(Database.rows(Held.class))
                    .list());
    return held.stream().map(each -> each.suspicion(at)).toList();
  }
}
