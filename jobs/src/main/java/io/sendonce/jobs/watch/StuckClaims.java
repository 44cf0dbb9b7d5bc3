package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages in flight although their lease is over: nobody recovers them. */
final class StuckClaims implements Watched {

  /** Recovery looks every few seconds; so soon after the end of a lease nothing is wrong. */
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final Database database;
  private final Duration atMost;

  StuckClaims(Database database, Duration atMost) {
    this.database = database;
    this.atMost = atMost;
  }

  /** A message whose lease is over. */
  record Held(
      long queueId, long accountId, @Nullable String node, Instant startedAt, Instant leaseUntil) {}

  @Override
  public Condition condition() {
    return Condition.STUCK_CLAIM;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    List<Held> held =
        database.query(
            "watch/held", query -> query.bind("at", at).map(Database.rows(Held.class)).list());
    return judge(held, at, atMost);
  }

  static List<Suspicion> judge(List<Held> all, Instant at, Duration atMost) {
    List<Held> stuck = all.stream().filter(each -> isStuck(each, at, atMost)).toList();
    if (stuck.isEmpty()) {
      return List.of();
    }
    Held first = stuck.get(0);
    return List.of(
        Suspicion.of(
            "queue",
            Severity.ERROR,
            "%s in flight although the lease is over, such as message %d of account %d, claimed at %s by %s"
                .formatted(
                    Words.count(stuck.size(), "message is", "messages are"),
                    first.queueId(),
                    first.accountId(),
                    Words.time(first.startedAt()),
                    first.node())));
  }

  private static boolean isStuck(Held held, Instant at, Duration atMost) {
    Duration age = Duration.between(held.startedAt(), at);
    Duration lease = Duration.between(held.startedAt(), held.leaseUntil());
    boolean isLong = age.compareTo(lease.multipliedBy(2)) > 0 || age.compareTo(atMost) > 0;
    return isLong && held.leaseUntil().plus(RECOVERY).isBefore(at);
  }
}
