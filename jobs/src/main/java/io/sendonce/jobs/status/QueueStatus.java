package io.sendonce.jobs.status;

import io.sendonce.jobs.db.Database;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads how sending stands. Safe for use by many threads. */
public final class QueueStatus {

  /** Nobody reads more of them; a million would not fit. */
  private static final int MOST_UNCERTAIN = 10_000;

  private final Database database;

  /**
   * The status of the queue in a database.
   *
   * @param database is only read
   */
  public QueueStatus(Database database) {
    this.database = database;
  }

  /**
   * How sending stands now.
   *
   * @param schedulerName the Quartz cluster whose nodes are told
   * @param silenceGrace how long a silent node may be paused before the others take over
   * @param rule when an uncertain message needs a person
   */
  public Overview overview(String schedulerName, Duration silenceGrace, PersonRule rule) {
    return database.inTransaction(
        handle -> overview(handle, rule, there -> nodes(there, schedulerName, silenceGrace)));
  }

  /**
   * How sending stands now, with the queue as it was counted a while ago: nodes, pauses and doubts
   * are those of this moment. What waits behind a pause is counted up to {@link
   * Overview#MOST_COUNTED}.
   *
   * @param counted is not changed
   * @param schedulerName the Quartz cluster whose nodes are told
   * @param silenceGrace how long a silent node may be paused before the others take over
   */
  public Overview renewed(Overview counted, String schedulerName, Duration silenceGrace) {
    return database.inTransaction(
        handle -> {
          Overview.Moment moment = list(handle, "status/moment", Overview.Moment.class).get(0);
          return new Overview(
              moment,
              counted.counts(),
              counted.waiting(),
              uncertain(handle),
              paused(handle, Overview.MOST_COUNTED),
              moment.hasNodes() ? nodes(handle, schedulerName, silenceGrace) : List.of(),
              counted.rule());
        });
  }

  /**
   * Everything on record about one message.
   *
   * @param queueId its row in {@code send_queue}
   * @return empty if there is no such message
   */
  public Optional<MessageHistory> history(long queueId) {
    return database.inTransaction(
        handle -> {
          planForValues(handle);
          return of(handle, "status/message", queueId)
              .map(Database.rows(MessageHistory.Row.class))
              .findOne()
              .map(row -> history(handle, row));
        });
  }

  /** What is known at a glance. */
  public Pulse pulse() {
    return database.query("status/pulse", query -> query.map(Database.rows(Pulse.class)).one());
  }

  /**
   * What has become of messages. Reads all that happened since.
   *
   * @param dayBegan the first instant of the reader's day
   */
  public Pulse.Today today(Instant dayBegan) {
    return database.query(
        "status/today",
        query ->
            query
                .bindByType("dayBegan", dayBegan, Instant.class)
                .map(Database.rows(Pulse.Today.class))
                .one());
  }

  /** How many messages were sent in each of the last minutes, the oldest first. */
  public List<Pulse.Minute> minutes(int howMany) {
    return database.query(
        "status/minutes",
        query -> query.bind("minutes", howMany).map(Database.rows(Pulse.Minute.class)).list());
  }

  /** The database's clock: the least that one can ask of it. */
  public Instant clock() {
    return database.query("status/clock", query -> query.mapTo(Instant.class).one());
  }

  /** A text that changes whenever something happened that a person may look at. */
  public String ticker() {
    return database.query("status/ticker", query -> query.mapTo(String.class).one());
  }

  /**
   * A page of accounts by id.
   *
   * @param after only accounts with a greater id, or null for the first
   * @param limit at most so many
   */
  public List<AccountState> accounts(@Nullable Long after, int limit) {
    return database.query(
        "status/accounts",
        query ->
            query
                .bindByType("after", after, Long.class)
                .bind("limit", limit)
                .map(Database.rows(AccountState.class))
                .list());
  }

  /**
   * A page of campaigns, the newest first.
   *
   * @param before only campaigns with a smaller id, or null for the newest
   * @param limit at most so many
   */
  public List<CampaignState> campaigns(@Nullable Long before, int limit) {
    return database.query(
        "status/campaigns",
        query ->
            query
                .bindByType("before", before, Long.class)
                .bind("limit", limit)
                .map(Database.rows(CampaignState.class))
                .list());
  }

  /** A campaign; empty if there is none with that id. */
  public Optional<CampaignState> campaign(long id) {
    return campaigns(id + 1, 1).stream().filter(it -> it.id() == id).findFirst();
  }

  /**
   * What was planned in a campaign beside what became of it, of its last {@link CampaignPlan#MOST}
   * messages.
   *
   * @param zone in which days begin
   */
  public CampaignPlan plan(long campaignId, ZoneId zone) {
    return new CampaignPlan(
        database.query(
            "status/plan",
            query ->
                query
                    .bind("campaignId", campaignId)
                    .bind("zone", zone.getId())
                    .bind("limit", CampaignPlan.MOST)
                    .map(Database.rows(CampaignPlan.Day.class))
                    .list()));
  }

  /** Messages in doubt, the oldest doubt first, at most so many. */
  public List<Uncertain> uncertain(int limit) {
    return database.query(
        "status/uncertain",
        query -> query.bind("limit", limit).map(Database.rows(Uncertain.class)).list());
  }

  /** How many messages of each campaign stand where. Reads the whole queue. */
  public List<Progress> progress() {
    return database.query(
        "status/progress", query -> query.map(Database.rows(Progress.class)).list());
  }

  /**
   * The nodes of a cluster as they judge each other.
   *
   * @param schedulerName the Quartz cluster
   * @param silenceGrace how long a silent node may be paused before the others take over
   * @return none where Quartz's tables are not there
   */
  public List<NodeLife> nodes(String schedulerName, Duration silenceGrace) {
    return database.inTransaction(
        handle ->
            list(handle, "status/moment", Overview.Moment.class).get(0).hasNodes()
                ? nodes(handle, schedulerName, silenceGrace)
                : List.of());
  }

  /** How many messages each node holds now, so that their requests may be on the wire. */
  public Map<String, Long> onTheWire() {
    return database.query(
        "status/on_the_wire",
        query ->
            query
                .setMapKeyColumn("node")
                .setMapValueColumn("messages")
                .collectInto(new GenericType<Map<String, Long>>() {}));
  }

  /** Why each pending message waits, one by one; for messages without a reason too. */
  List<Waiting> eachWaiting() {
    return database.inTransaction(handle -> reasons(handle, null, true));
  }

  private static Overview overview(
      Handle handle, PersonRule rule, Function<Handle, List<NodeLife>> nodes) {
    Overview.Moment moment = list(handle, "status/moment", Overview.Moment.class).get(0);
    Map<String, Overview.Count> counts =
        list(handle, "status/counts", Overview.Count.class).stream()
            .collect(Collectors.toMap(Overview.Count::status, Function.identity()));
    return new Overview(
        moment,
        counts,
        reasons(handle, null, false),
        uncertain(handle),
        paused(handle, Long.MAX_VALUE),
        moment.hasNodes() ? nodes.apply(handle) : List.of(),
        rule);
  }

  private static List<Uncertain> uncertain(Handle handle) {
    return handle
        .createQuery(Database.sql("status/uncertain"))
        .bind("limit", MOST_UNCERTAIN)
        .map(Database.rows(Uncertain.class))
        .list();
  }

  private static List<Paused> paused(Handle handle, long most) {
    return handle
        .createQuery(Database.sql("status/paused"))
        .bind("most", most)
        .map(Database.rows(Paused.class))
        .list();
  }

  private static MessageHistory history(Handle handle, MessageHistory.Row row) {
    long id = row.queueId();
    return new MessageHistory(
        row,
        of(handle, "status/attempts", id).map(Database.rows(MessageHistory.Attempt.class)).list(),
        of(handle, "status/evidence", id).map(Database.rows(MessageHistory.Evidence.class)).list(),
        of(handle, "status/events", id).map(Database.rows(MessageHistory.Event.class)).list(),
        waiting(handle, List.of(id)).stream().findFirst());
  }

  /** One plan for all values would read the whole queue for most of them. */
  static void planForValues(Handle handle) {
    handle.createQuery(Database.sql("status/plan_for_values")).mapToMap().list();
  }

  /** Why some messages wait, in no order; nothing about those that are not pending. */
  static List<Waiting> waiting(Handle handle, List<Long> queueIds) {
    return queueIds.isEmpty() ? List.of() : reasons(handle, queueIds, true);
  }

  private static List<Waiting> reasons(
      Handle handle, @Nullable List<Long> queueIds, boolean isEach) {
    Query query = handle.createQuery(Database.sql("status/waiting")).bind("each", isEach);
    Query bound =
        queueIds == null
            ? query.bindNull("queueIds", Types.ARRAY)
            : query.bindArray("queueIds", Long.class, queueIds);
    return bound.map(Database.rows(Waiting.class)).list();
  }

  private static List<NodeLife> nodes(Handle handle, String schedulerName, Duration silenceGrace) {
    return handle
        .createQuery(Database.sql("status/nodes"))
        .bind("schedulerName", schedulerName)
        .bind("silenceGrace", silenceGrace.toMillis())
        .map(Database.rows(NodeLife.class))
        .list();
  }

  private static <T> List<T> list(Handle handle, String statement, Class<T> type) {
    return handle.createQuery(Database.sql(statement)).map(Database.rows(type)).list();
  }

  private static Query of(Handle handle, String statement, long queueId) {
    return handle.createQuery(Database.sql(statement)).bind("queueId", queueId);
  }
}
