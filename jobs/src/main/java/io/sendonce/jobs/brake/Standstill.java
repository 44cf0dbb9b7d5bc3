package io.sendonce.jobs.brake;

import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a pause has taken hold: no claim that began before it is under way any more, and
 * nothing is in flight. Safe for use by many threads.
 *
 * <p>A claim reads what is paused in the statement that claims, and holds a lock on the queue from
 * before it reads until it ends. So once every transaction that held such a lock when the pause was
 * committed is gone, whatever is claimed later has seen the pause.
 */
public final class Standstill {

  /** For how long a claim is waited for; it takes milliseconds. */
  public static final Duration LONGEST_CLAIM = Duration.ofSeconds(5);

  /**
   * PostgreSQL tells nobody that another's transaction has ended; to wait for its lock on the table
   * would hold up every claim that comes after.
   */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Database database;

  /**
   * Standstill of the queue in a database.
   *
   * @param database is only read
   */
  public Standstill(Database database) {
    this.database = database;
  }

  /** A message that a node holds, so that its request may be on the wire. */
  public record InFlight(
      long queueId,
      long accountId,
      long campaignId,
      String node,
      Instant startedAt,
      Instant leaseUntil) {}

  /**
   * The latest attempts of all.
   *
   * @param at the moment, by the database's clock
   * @param startedAt when the last one was begun, or null before the first
   * @param settledAt when the last outcome became known, or null
   */
  public record LastAttempt(Instant at, @Nullable Instant startedAt, @Nullable Instant settledAt) {}

  /**
   * Waits until no claim is under way that may not know of a pause which is committed already, at
   * most {@link #LONGEST_CLAIM}.
   *
   * @return whether that is so; if not, some transaction has been at the queue all the time, or the
   *     waiting was interrupted
   */
  public boolean awaitClaims() {
    try {
      return awaitClaims(LONGEST_CLAIM);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits until no claim is under way that may not know of a pause which is committed already.
   *
   * @param atMost how long to wait
   * @return whether that is so; if not, some transaction has been at the queue all the time
   * @throws InterruptedException if the waiting was interrupted
   */
  public boolean awaitClaims(Duration atMost) throws InterruptedException {
    Set<String> unaware = new HashSet<>(claimsUnderWay());
    long end = System.nanoTime() + atMost.toNanos();
    while (!unaware.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      unaware.retainAll(claimsUnderWay());
    }
    return unaware.isEmpty();
  }

  /**
   * What is in flight.
   *
   * @param scope of what
   * @return the longest in flight first
   */
  public List<InFlight> inFlight(Scope scope) {
    return database.query(
        "brake/in_flight",
        query ->
            query
                .bindByType(
                    "accountId", scope instanceof Scope.Account it ? it.id() : null, Long.class)
                .bindByType(
                    "campaignId", scope instanceof Scope.Campaign it ? it.id() : null, Long.class)
                .map(Database.rows(InFlight.class))
                .list());
  }

  /** When the last attempts began and ended. */
  public LastAttempt lastAttempt() {
    return database.query(
        "brake/last_attempt", query -> query.map(Database.rows(LastAttempt.class)).one());
  }

  private List<String> claimsUnderWay() {
    return database.query("brake/claims_under_way", query -> query.mapTo(String.class).list());
  }
}
