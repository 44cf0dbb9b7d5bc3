package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Accounts of whose requests the provider refuses too many. */
final class RefusedRequests implements Watched {

  private static final Duration LOOKS_BACK = Duration.ofDays(1);

  private final Database database;
  private final WatchSettings.Refusals limits;

  RefusedRequests(Database database, WatchSettings.Refusals limits) {
    this.database = database;
    this.limits = limits;
  }

  /** An account's requests of the last day. */
  record Requests(long accountId, long requests, long refused) {}

  @Override
  public Condition condition() {
    return Condition.REFUSALS;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    List<Requests> requests =
        database.query(
            "watch/refusals",
            query ->
                query
                    .bind("since", at.minus(LOOKS_BACK))
                    .bind("least", limits.least())
                    .map(Database.rows(Requests.class))
                    .list());
    return judge(requests, limits);
  }

  static List<Suspicion> judge(List<Requests> all, WatchSettings.Refusals limits) {
    return all.stream()
        .filter(each -> each.requests() >= limits.least())
        .filter(each -> each.refused() * 100 > each.requests() * limits.percent())
        .map(
            each ->
                Suspicion.of(
                    "account " + each.accountId(),
                    Severity.WARNING,
                    "%d of %d requests of the last day were refused (%d%%)"
                        .formatted(
                            each.refused(),
                            each.requests(),
                            each.refused() * 100 / each.requests())))
        .toList();
  }
}
