package io.sendonce.jobs.status;

import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Finds messages, page by page, each with why it waits. Safe for use by many threads. */
public final class QueueSearch {

  /** What may still become something else by itself. */
  private static final Set<String> OPEN = Set.of("pending", "processing", "uncertain");

  /** What {@code search_ended.sql} finds by an index of its own. */
  private static final Set<String> ENDED =
      Set.of("sent", "failed", "uncertain", "suppressed", "cancelled");

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
   * @param olderThan only messages that were planned before and, unless a status is given, are
   *     still open
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
   * A page of messages: the latest queued first; of one status that is an end, the latest that came
   * to it first; with an age, those that were planned first, first.
   *
   * @param filter which
   * @param last the last message of the page before, or null for the first page
   * @param limit at most so many
   */
  public List<Line> page(Filter filter, @Nullable Long last, int limit) {
    return database.inTransaction(
        handle -> {
          QueueStatus.planForValues(handle);
          List<Long> ids = ids(handle, filter, last, limit);
          if (ids.isEmpty()) {
            return List.of();
          }
          List<Found> found = found(handle, ids);
          List<Long> pending =
              found.stream()
                  .filter(each -> each.status().equals("pending"))
                  .map(Found::queueId)
                  .toList();
          Map<Long, Waiting> waiting = new HashMap<>();
          QueueStatus.waiting(handle, pending).forEach(it -> waiting.put(it.queueId(), it));
          return found.stream()
              .map(each -> new Line(each, Optional.ofNullable(waiting.get(each.queueId()))))
              .toList();
        });
  }

  /** In the order of the ids; one that was deleted meanwhile is left out. */
  private static List<Found> found(Handle handle, List<Long> ids) {
    Map<Long, Found> byId = new HashMap<>();
    handle
        .createQuery(Database.sql("status/lines"))
        .bindArray("queueIds", Long.class, ids)
        .map(Database.rows(Found.class))
        .forEach(each -> byId.put(each.queueId(), each));
    return ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
  }

  private static List<Long> ids(Handle handle, Filter filter, @Nullable Long last, int limit) {
    String status = filter.status();
    boolean isOpen = status == null || OPEN.contains(status);
    boolean isOverdue = filter.olderThan() != null && isOpen;
    boolean isEnded = status != null && ENDED.contains(status);
    String statement =
        isOverdue ? "status/search_overdue" : isEnded ? "status/search_ended" : "status/search";
    Query query =
        handle
            .createQuery(Database.sql(statement))
            .bindByType("last", last, Long.class)
            .bind("status", status)
            .bindByType("accountId", filter.accountId(), Long.class)
            .bindByType("campaignId", filter.campaignId(), Long.class)
            .bind("person", filter.person())
            .bind("limit", limit);
    if (isOverdue || isEnded) {
      query.bindByType("olderThan", filter.olderThan(), Instant.class);
    }
    return query.mapTo(Long.class).list();
  }
}
