package io.sendonce.jobs.status;

import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds messages, page by page, each with why it waits. Safe for use by many threads. */
public final class QueueSearch {

  private final Database database;

  /**
   * Searches the queue in a database.
   *
   * @param database is only read
   */
  public QueueSearch(Database database) {
    this.database = database;
  }

  /**
   * What is looked for; null stands for any.
   *
   * @param status the column's value
   * @param person who the human is, as in {@code campaign_prospects.person}
   * @param olderThan only messages that were planned before
   */
  public record Filter(
      @Nullable String status,
      @Nullable Long accountId,
      @Nullable Long campaignId,
      @Nullable String person,
      @Nullable Instant olderThan) {}

  /** A message that was found. */
  public record Found(
      long queueId,
      String status,
      Instant statusAt,
      @Nullable String statusReason,
      long campaignId,
      String campaign,
      long accountId,
      String providerAccountId,
      String person,
      int step,
      String kind,
      Instant scheduledFor,
      @Nullable String claimedBy,
      @Nullable Instant leaseUntil) {}

  /**
   * A message on a page.
   *
   * @param message what was found
   * @param waiting why it waits; empty unless it is pending
   */
  public record Line(Found message, Optional<Waiting> waiting) {

    /** In one sentence, why it stands where it stands; without a full stop. */
    public String sentence() {
      return waiting.map(Waiting::sentence).orElseGet(this::settled);
    }

    private String settled() {
      String reason = message.statusReason();
      if (message.status().equals("processing")) {
        return "message %d is being sent by %s, whose claim ends at %s"
            .formatted(message.queueId(), message.claimedBy(), message.leaseUntil());
      }
      return "message %d is %s%s"
          .formatted(message.queueId(), message.status(), reason == null ? "" : ": " + reason);
    }
  }

  /**
   * A page of messages, the latest first.
   *
   * @param filter which
   * @param before only messages with a smaller id, or null for the latest
   * @param limit at most so many
   */
  public List<Line> page(Filter filter, @Nullable Long before, int limit) {
    return database.inTransaction(
        handle -> {
          List<Found> found =
              handle
                  .createQuery(Database.sql("status/search"))
                  .bindByType("before", before, Long.class)
                  .bind("status", filter.status())
                  .bindByType("accountId", filter.accountId(), Long.class)
                  .bindByType("campaignId", filter.campaignId(), Long.class)
                  .bind("person", filter.person())
                  .bindByType("olderThan", filter.olderThan(), Instant.class)
                  .bind("limit", limit)
                  .map(Database.rows(Found.class))
                  .list();
          Map<Long, Waiting> waiting = new HashMap<>();
          List<Long> pending =
              found.stream()
                  .filter(each -> each.status().equals("pending"))
                  .map(Found::queueId)
                  .toList();
          QueueStatus.waiting(handle, pending).forEach(it -> waiting.put(it.queueId(), it));
          return found.stream()
              .map(each -> new Line(each, Optional.ofNullable(waiting.get(each.queueId()))))
              .toList();
        });
  }
}
