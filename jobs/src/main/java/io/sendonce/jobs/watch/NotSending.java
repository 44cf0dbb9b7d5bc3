package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Finding;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accounts whose next message is due and allowed, look after look, and that make no attempt. A gate
 * that is shut for a moment, or an attempt, begins the time anew. One alert for all accounts: when
 * nothing sends, a hundred accounts are one fault.
 */
final class NotSending implements Watched {

  private static final int SHOWN = 5;

  private final Database database;
  private final Duration patience;

  NotSending(Database database, Duration patience) {
    this.database = database;
    this.patience = patience;
  }

  /** What the next claim of an account would take. */
  record Claimable(
      long accountId, long queueId, Instant scheduledFor, @Nullable Instant lastAttemptAt) {

    Suspicion suspicion() {
      return new Suspicion(
          "account " + accountId, Severity.CRITICAL, "message " + queueId, lastAttemptAt);
    }
  }

  @Override
  public Condition condition() {
    return Condition.NOT_SENDING;
  }

  @Override
  public Duration patience() {
    return patience;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    return database
        .query(
            "watch/claimable",
            query -> query.bind("at", at).map(Database.rows(Claimable.class)).list())
        .stream()
        .map(Claimable::suspicion)
        .toList();
  }

  @Override
  public List<Finding> findings(List<Suspicion> held) {
    if (held.isEmpty()) {
      return List.of();
    }
    String examples =
        held.stream()
            .limit(SHOWN)
            .map(each -> each.subject() + " (" + each.detail() + ")")
            .collect(Collectors.joining(", "));
    return List.of(
        new Finding(
            condition(),
            "queue",
            Severity.CRITICAL,
            "%s something due and allowed and no attempt for %d min: %s%s"
                .formatted(
                    Words.count(held.size(), "account has", "accounts have"),
                    patience.toMinutes(),
                    examples,
                    held.size() > SHOWN ? " and more" : "")));
  }
}
