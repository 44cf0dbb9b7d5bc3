package io.sendonce.jobs.bulk;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.status.QueueSearch;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Shows, begins, stops and tells of bulk actions. Safe for use by many threads. */
public final class BulkActions {

  /** One action is about at most so many messages. */
  public static final int MOST = 100_000;

  /** What else would be left alone or left behind is counted for the first so many alone. */
  public static final int MOST_COUNTED = 10_000;

  private final Database database;
  private final QueueSearch search;
  private final BulkRun run;

  /**
   * Bulk actions on the queue in a database.
   *
   * @param database where the messages and the actions are
   */
  public BulkActions(Database database) {
    this.database = database;
    this.search = new QueueSearch(database);
    this.run = new BulkRun(database);
  }

  /** Why a bulk action was not begun, or that it was. */
  public enum Answer {
    /** It is on record and is being carried out. */
    BEGUN,
    /** Nothing is like that, or nothing any more. */
    NOTHING_TO_DO,
    /** More messages are like that than were confirmed. */
    MORE_THAN_CONFIRMED,
    /** Fewer messages are like that than were confirmed, and it was to be exactly those. */
    FEWER_THAN_CONFIRMED,
    /** A restored database is being dealt with: what waits may have been sent. */
    RESTORED
  }

  /**
   * What came of it.
   *
   * @param id the action's, if it was begun, by this call or an earlier one with the same form
   * @param found how many messages it is or would be about
   */
  public record Beginning(Answer answer, Optional<Long> id, int found) {}

  /** Why messages were left alone, with how many and one of them. */
  public record Skip(String detail, long messages, long example) {}

  /**
   * What would be done now.
   *
   * @param samples how many messages to show
   */
  public BulkPreview preview(Chosen chosen, BulkDeed deed, int samples) {
    QueueSearch.Ids targets = targets(chosen, deed);
    List<Long> ids = targets.ids();
    return new BulkPreview(
        ids.size(),
        targets.isAll(),
        ids.stream().mapToLong(Long::longValue).max().orElse(0),
        search.lines(ids.subList(0, Math.min(samples, ids.size()))),
        leftAlone(chosen, deed),
        deed instanceof BulkDeed.Move && !ids.isEmpty() ? times(ids, deed) : null,
        deed instanceof BulkDeed.Cancel ? laterSteps(ids) : 0);
  }

  /**
   * Writes a bulk action down, with its messages. It is carried out by {@link #advance}.
   *
   * @param actor who confirmed it
   */
  public Beginning begin(Actor actor, BulkOrder order) {
    Optional<Long> begun = ofForm(order.formId());
    if (begun.isPresent()) {
      return new Beginning(Answer.BEGUN, begun, order.bounds().most());
    }
    List<Long> ids =
        targets(order.chosen(), order.deed()).ids().stream()
            .filter(id -> id <= order.newest())
            .toList();
    try {
      return database.inTransaction(handle -> begin(handle, actor, order, ids));
    } catch (UnableToExecuteStatementException e) {
      // The same form, sent twice at one moment.
      if (SqlState.UNIQUE_VIOLATION.matches(e)) {
        return new Beginning(Answer.BEGUN, ofForm(order.formId()), ids.size());
      }
      throw e;
    }
  }

  /**
   * Carries a bulk action on by one batch, in one transaction.
   *
   * @return whether there is more to do; false too if it does not run, or somebody else has it
   */
  public boolean advance(long id) {
    return run.advance(id);
  }

  /** Those that are to be carried on, the oldest first. */
  public List<Long> underWay() {
    return database.query(
        "bulk/under_way",
        query -> query.bind("patience", BulkAction.PATIENCE.toMillis()).mapTo(Long.class).list());
  }

  /**
   * Stops a bulk action after the batch that is under way.
   *
   * @param reason why, in a few words
   * @return whether it ran; else nothing was changed
   */
  public boolean stop(long id, Actor actor, String reason) {
    return change("bulk stop", id, actor, reason);
  }

  /**
   * Lets a bulk action go on that was stopped or cut off, where it stood.
   *
   * @param reason why, in a few words
   * @return whether it could; else nothing was changed
   */
  public boolean goOn(long id, Actor actor, String reason) {
    return change("bulk go on", id, actor, reason);
  }

  /** One bulk action; empty if there is none with that id. */
  public Optional<BulkAction> find(long id) {
    return database.inTransaction(handle -> page(handle, id, 1).stream().findFirst());
  }

  /** The latest ones, the latest first. */
  public List<BulkAction> latest(int limit) {
    return database.inTransaction(handle -> page(handle, null, limit));
  }

  /** Why messages of one were left alone, the most frequent reason first. */
  public List<Skip> skips(long id) {
    return database.query(
        "bulk/skips", query -> query.bind("bulkId", id).map(Database.rows(Skip.class)).list());
  }

  private QueueSearch.Ids targets(Chosen chosen, BulkDeed deed) {
    if (chosen instanceof Chosen.Found found) {
      String status = found.filter().status();
      boolean isOther = status != null && !status.equals(deed.needs());
      boolean waitsForNothing = found.filter().reason() != null && !deed.touchesWaiting();
      return isOther || waitsForNothing
          ? new QueueSearch.Ids(List.of(), true)
          : search.ids(found.filter().withStatus(deed.needs()), MOST);
    }
    List<Long> fitting =
        database.query(
            "bulk/with_status",
            query ->
                query
                    .bindArray("queueIds", Long.class, ((Chosen.Ticked) chosen).ids())
                    .bind("status", deed.needs())
                    .mapTo(Long.class)
                    .list());
    return new QueueSearch.Ids(fitting, true);
  }

  private List<BulkPreview.Left> leftAlone(Chosen chosen, BulkDeed deed) {
    List<Long> all =
        chosen instanceof Chosen.Found found
            ? search.ids(found.filter(), MOST_COUNTED).ids()
            : ((Chosen.Ticked) chosen).ids();
    return database
        .query(
            "bulk/standing",
            query ->
                query
                    .bindArray("queueIds", Long.class, all)
                    .map(Database.rows(BulkPreview.Left.class))
                    .list())
        .stream()
        .filter(each -> !each.status().equals(deed.needs()))
        .toList();
  }

  private BulkPreview.Times times(List<Long> ids, BulkDeed deed) {
    return database.query(
        "bulk/span",
        query ->
            query
                .bindArray("queueIds", Long.class, ids)
                .bind("shift", deed.shiftSeconds())
                .map(Database.rows(BulkPreview.Times.class))
                .one());
  }

  private long laterSteps(List<Long> ids) {
    List<Long> later =
        database.query(
            "bulk/later_steps",
            query ->
                query
                    .bindArray(
                        "queueIds", Long.class, ids.subList(0, Math.min(MOST_COUNTED, ids.size())))
                    .mapTo(Long.class)
                    .list());
    Set<Long> chosen = later.isEmpty() ? Set.of() : new HashSet<>(ids);
    return later.stream().filter(id -> !chosen.contains(id)).count();
  }

  private Optional<Long> ofForm(UUID formId) {
    return database.query(
        "bulk/of_form",
        query -> query.bind("formId", formId.toString()).mapTo(Long.class).findOne());
  }

  private static Beginning begin(Handle handle, Actor actor, BulkOrder order, List<Long> ids) {
    Answer answer = answer(handle, order, ids);
    if (answer != Answer.BEGUN) {
      audit(handle, actor, order, "bulk action", new Result(false, ids.size(), answer));
      return new Beginning(answer, Optional.empty(), ids.size());
    }
    BulkDeed deed = order.deed();
    long id =
        handle
            .createQuery(Database.sql("bulk/begin"))
            .bind("formId", order.formId().toString())
            .bind("action", deed.column())
            .bindByType(
                "shiftSeconds",
                deed instanceof BulkDeed.Move ? deed.shiftSeconds() : null,
                Long.class)
            .bind("chosen", order.chosen().words())
            .bind("messages", ids.size())
            .bind("actor", actor.name())
            .bind("via", actor.via().name().toLowerCase(Locale.ROOT))
            .bind("address", actor.address())
            .bind("reason", order.reason())
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(Database.sql("bulk/add_messages"))
        .bind("bulkId", id)
        .bindArray("queueIds", Long.class, ids)
        .execute();
    audit(handle, actor, order, "bulk action " + id, new Result(true, ids.size(), answer));
    return new Beginning(answer, Optional.of(id), ids.size());
  }

  private static Answer answer(Handle handle, BulkOrder order, List<Long> ids) {
    if (order.deed().touchesWaiting() && BulkRun.isRestored(handle)) {
      return Answer.RESTORED;
    }
    if (ids.isEmpty()) {
      return Answer.NOTHING_TO_DO;
    }
    if (ids.size() < order.bounds().least()) {
      return Answer.FEWER_THAN_CONFIRMED;
    }
    return ids.size() > order.bounds().most() ? Answer.MORE_THAN_CONFIRMED : Answer.BEGUN;
  }

  private record Result(boolean isDone, int found, Answer answer) {}

  private static void audit(
      Handle handle, Actor actor, BulkOrder order, String subject, Result result) {
    AuditTrail.write(
        handle,
        actor,
        new AuditTrail.Deed(
            "bulk " + order.deed().words(),
            subject,
            order.reason(),
            result.isDone(),
            "%d messages: %s".formatted(result.found(), order.chosen().words()),
            result.isDone()
                ? "begun"
                : result.answer().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  private boolean change(String action, long id, Actor actor, String reason) {
    return database.inTransaction(
        handle -> {
          Optional<BulkAction> before = page(handle, id, 1).stream().findFirst();
          boolean isDone =
              before.isPresent()
                  && (action.equals("bulk stop")
                      ? isStopped(handle, id, "%s (%s)".formatted(reason, actor.name()))
                      : isGoingOn(handle, id));
          Optional<BulkAction> after = page(handle, id, 1).stream().findFirst();
          AuditTrail.write(
              handle,
              actor,
              new AuditTrail.Deed(
                  action,
                  "bulk action " + id,
                  reason,
                  isDone,
                  before.map(BulkRun::figures).orElse(null),
                  after.map(BulkRun::figures).orElse(null)));
          return isDone;
        });
  }

  static boolean isStopped(Handle handle, long id, String stateReason) {
    return handle
        .createQuery(Database.sql("bulk/stop"))
        .bind("id", id)
        .bind("stateReason", stateReason)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  private static boolean isGoingOn(Handle handle, long id) {
    return handle
        .createQuery(Database.sql("bulk/go_on"))
        .bind("id", id)
        .bind("patience", BulkAction.PATIENCE.toMillis())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  private static List<BulkAction> page(Handle handle, @Nullable Long id, int limit) {
    return handle
        .createQuery(Database.sql("bulk/page"))
        .bindByType("id", id, Long.class)
        .bind("limit", limit)
        .map(Database.rows(BulkAction.class))
        .list();
  }
}
