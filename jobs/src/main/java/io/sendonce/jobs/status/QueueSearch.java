package io.sendonce.jobs.status;

import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Of how many messages is asked at most why they wait, to find all that wait for a reason. */
  public static final int MOST_ASKED = 20_000;

  /** The same, to fill one page. */
  private static final int MOST_ASKED_FOR_PAGE = 5_000;

  private static final int FIRST_CHUNK = 250;
  private static final int LONGEST_CHUNK = 2_000;

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
   * @param reason only messages that wait for this reason; they are pending then
   */
  public record Filter(
      @Nullable String status,
      @Nullable Long accountId,
      @Nullable Long campaignId,
      @Nullable String person,
      @Nullable Instant olderThan,
      @Nullable WaitReason reason) {

    /**
     * Refuses what nothing can be like.
     *
     * @throws IllegalArgumentException if there is a reason, and a status other than pending
     */
    public Filter {
      if (reason != null && status != null && !status.equals("pending")) {
        throw new IllegalArgumentException("only pending messages have a reason to wait");
      }
    }

    /** The same, for messages of one status. */
    public Filter withStatus(String other) {
      return new Filter(other, accountId, campaignId, person, olderThan, reason);
    }

    /** What is looked for, in a few words; a person is not named. */
    public String words() {
      List<String> words = new ArrayList<>();
      add(words, "status ", status);
      add(words, "account ", accountId);
      add(words, "campaign ", campaignId);
      add(words, "", person == null ? null : "one person");
      add(words, "planned before ", olderThan);
      add(words, "waiting: ", reason == null ? null : reason.heading());
      return words.isEmpty() ? "all messages" : String.join(", ", words);
    }

    private static void add(List<String> words, String name, @Nullable Object value) {
      if (value != null) {
        words.add(name + value);
      }
    }
  }

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
   * A page of messages.
   *
   * @param lines in the order of the search
   * @param next the message after which the next page begins, or null if this is the last
   */
  public record Page(List<Line> lines, @Nullable Long next) {

    /** Copies what can change. */
    public Page {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Messages that were found.
   *
   * @param ids in the order of the search
   * @param isAll whether there are no more
   */
  public record Ids(List<Long> ids, boolean isAll) {

    /** Copies what can change. */
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /**
   * A page of messages: the latest queued first; of one status that is an end, the latest that came
   * to it first; with an age, those that were planned first, first; with a reason, the latest
   * queued first. With a reason a page may have fewer lines than there is room for, and still not
   * be the last: it ends where enough messages were asked why they wait.
   *
   * @param filter which
   * @param last the last message of the page before, or null for the first page
   * @param size at most so many
   */
  public Page page(Filter filter, @Nullable Long last, int size) {
    return database.inTransaction(
        handle -> {
          QueueStatus.planForValues(handle);
          Walk walk = walk(handle, filter, last, size + 1, MOST_ASKED_FOR_PAGE);
          List<Long> ids = walk.ids().stream().limit(size).toList();
          return new Page(
              lines(handle, ids),
              walk.ids().size() > size ? Long.valueOf(ids.get(size - 1)) : walk.cutAfter());
        });
  }

  /**
   * All that a filter finds, in the order of its pages; with a reason, among the first {@link
   * #MOST_ASKED} that may wait for it.
   *
   * @param limit at most so many are found
   */
  public Ids ids(Filter filter, int limit) {
    return database.inTransaction(
        handle -> {
          QueueStatus.planForValues(handle);
          Walk walk = walk(handle, filter, null, limit + 1, MOST_ASKED);
          List<Long> ids = walk.ids().stream().limit(limit).toList();
          return new Ids(ids, walk.ids().size() <= limit && walk.cutAfter() == null);
        });
  }

  /** Some messages as a page shows them, in the order of the ids. */
  public List<Line> lines(List<Long> ids) {
    return database.inTransaction(handle -> lines(handle, ids));
  }

  private static List<Line> lines(Handle handle, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Found> found = found(handle, ids);
    List<Long> pending =
        found.stream().filter(each -> each.status().equals("pending")).map(Found::queueId).toList();
    Map<Long, Waiting> waiting = new HashMap<>();
    QueueStatus.waiting(handle, pending).forEach(it -> waiting.put(it.queueId(), it));
    return found.stream()
        .map(each -> new Line(each, Optional.ofNullable(waiting.get(each.queueId()))))
        .toList();
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

  /**
   * Messages that were met on the way.
   *
   * @param cutAfter the last message that was asked, if there may be more after it; else null
   */
  private record Walk(List<Long> ids, @Nullable Long cutAfter) {}

  private static Walk walk(
      Handle handle, Filter filter, @Nullable Long last, int wanted, int mostAsked) {
    WaitReason reason = filter.reason();
    return reason == null
        ? new Walk(ids(handle, filter, last, wanted), null)
        : walkWaiting(handle, filter, reason, new Stretch(last, wanted, mostAsked));
  }

  /** How far to go, and from where. */
  private record Stretch(@Nullable Long last, int wanted, int mostAsked) {}

  /** Asks those that may wait for the reason why they do, chunk by chunk. */
  private static Walk walkWaiting(
      Handle handle, Filter filter, WaitReason reason, Stretch stretch) {
    List<Long> met = new ArrayList<>();
    Long last = stretch.last();
    int asked = 0;
    int size = FIRST_CHUNK;
    while (met.size() < stretch.wanted() && asked < stretch.mostAsked()) {
      List<Long> chunk = candidates(handle, filter, reason, last, size);
      Set<Long> fitting =
          QueueStatus.waiting(handle, chunk).stream()
              .filter(each -> each.reason() == reason)
              .map(Waiting::queueId)
              .collect(Collectors.toSet());
      chunk.stream().filter(fitting::contains).forEach(met::add);
      if (chunk.size() < size) {
        return new Walk(met, null);
      }
      last = chunk.get(chunk.size() - 1);
      asked += size;
      size = Math.min(size * 2, LONGEST_CHUNK);
    }
    return new Walk(met, last);
  }

  private static List<Long> candidates(
      Handle handle, Filter filter, WaitReason reason, @Nullable Long last, int limit) {
    return bound(handle.createQuery(Database.sql("status/search_waiting")), filter, last, limit)
        .bind("reason", reason.column())
        .bindByType("olderThan", filter.olderThan(), Instant.class)
        .mapTo(Long.class)
        .list();
  }

  private static List<Long> ids(Handle handle, Filter filter, @Nullable Long last, int limit) {
    String status = filter.status();
    boolean isOpen = status == null || OPEN.contains(status);
    boolean isOverdue = filter.olderThan() != null && isOpen;
    boolean isEnded = status != null && ENDED.contains(status);
    String statement =
        isOverdue ? "status/search_overdue" : isEnded ? "status/search_ended" : "status/search";
    Query query =
        bound(handle.createQuery(Database.sql(statement)), filter, last, limit)
            .bind("status", status);
    if (isOverdue || isEnded) {
      query.bindByType("olderThan", filter.olderThan(), Instant.class);
    }
    return query.mapTo(Long.class).list();
  }

  private static Query bound(Query query, Filter filter, @Nullable Long last, int limit) {
    return query
        .bindByType("last", last, Long.class)
        .bindByType("accountId", filter.accountId(), Long.class)
        .bindByType("campaignId", filter.campaignId(), Long.class)
        .bind("person", filter.person())
        .bind("limit", limit);
  }
}
