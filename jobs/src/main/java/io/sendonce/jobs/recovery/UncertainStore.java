package io.sendonce.jobs.recovery;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uncertain messages in the database. */
final class UncertainStore {

  private static final Logger LOG = LoggerFactory.getLogger(UncertainStore.class);

  private final Database database;
  private final String node;

  UncertainStore(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  List<ExpiredLease> expireLeases(Duration firstLook, int limit) {
    return database.query(
        "recovery/expire_leases",
        query ->
            query
                .bind("firstLook", firstLook.toString())
                .bind("limit", limit)
                .map(Database.rows(ExpiredLease.class))
                .list());
  }

  /** Has what an echo may show looked at next, where the echo came first. */
  void hastenEchoed() {
    int hastened = database.update("recovery/hasten_echoed", update -> update);
    LOG.debug("{} messages are looked at next: an echo may show them", hastened);
  }

  Optional<UncertainMessage> takeDueLook(Duration hold) {
    return database.query(
        "recovery/take_due_look",
        query ->
            query
                .bind("hold", hold.toString())
                .map(Database.rows(UncertainMessage.class))
                .findOne());
  }

  Set<String> boundMessageIds(long accountId, Collection<String> messageIds) {
    return boundMessageIds(database, accountId, messageIds);
  }

  /** Which of the provider's ids prove another message of the account already. */
  static Set<String> boundMessageIds(
      Database database, long accountId, Collection<String> messageIds) {
    return database.query(
        "recovery/bound_message_ids",
        query ->
            query
                .bind("accountId", accountId)
                .bindArray("messageIds", String.class, messageIds)
                .mapTo(String.class)
                .collect(Collectors.toSet()));
  }

  /** What its account sent to its person since its attempt, as the provider showed it by itself. */
  List<SeenMessage> echoes(UncertainMessage message) {
    return database.query(
        "recovery/echoes_for",
        query ->
            query
                .bind("queueId", message.queueId())
                .bind("accountId", message.accountId())
                .bind("recipientId", message.recipientId())
                .bind("since", message.startedAt().minus(Finding.CLOCK_LEEWAY))
                .map(Database.rows(StoredEcho.class))
                .filter(echo -> echo.isTo(message.recipientId()))
                .map(StoredEcho::seen)
                .list());
  }

  /** Messages that were put back, and that an echo may show. */
  List<UncertainMessage> putBackEchoed() {
    return database.query(
        "recovery/put_back_echoed",
        query -> query.map(Database.rows(UncertainMessage.class)).list());
  }

  /** Has a message that was put back not be tried again; false if a claim came first. */
  boolean suppressDelivered(UncertainMessage message, List<SeenMessage> seen) {
    SeenMessage first = seen.get(0);
    return unlessBoundMeanwhile(
        () ->
            database
                    .query(
                        "recovery/suppress_delivered",
                        query ->
                            query
                                .bind("queueId", message.queueId())
                                .bind("attemptId", message.attemptId())
                                .bindArray(
                                    "messageIds",
                                    String.class,
                                    seen.stream().map(SeenMessage::messageId).toList())
                                .bind("messageId", first.messageId())
                                .bind("chatId", first.chatId())
                                .bind("sentAt", first.sentAt())
                                .bind("actor", node)
                                .bind(
                                    "reason", "put back, and then the provider's webhook showed it")
                                .mapTo(Long.class)
                                .list())
                    .size()
                == 1);
  }

  boolean recordLook(UncertainMessage message, Look look) {
    return database
            .query(
                "recovery/record_look",
                query ->
                    query
                        .bind("queueId", message.queueId())
                        .bind("attemptId", message.attemptId())
                        .bind("looks", message.looks())
                        .bind("finding", look.finding())
                        .bind("actor", node)
                        .bind("reason", look.reason())
                        .bind("wait", look.delay().toString())
                        .mapTo(Long.class)
                        .list())
            .size()
        == 1;
  }

  boolean resolveDelivered(UncertainMessage message, List<SeenMessage> seen, Shower by) {
    SeenMessage first = seen.get(0);
    return unlessBoundMeanwhile(
        () ->
            resolve(
                new Resolution(message.queueId(), message.attemptId(), by.source(), node)
                    .delivered(
                        seen.stream().map(SeenMessage::messageId).toList(),
                        first.chatId(),
                        first.sentAt(),
                        by.reason())));
  }

  /**
   * Since a look began its id may have come to prove another message; the next look will see that.
   */
  private static boolean unlessBoundMeanwhile(BooleanSupplier decision) {
    try {
      return decision.getAsBoolean();
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.UNIQUE_VIOLATION.matches(e)) {
        return false;
      }
      throw e;
    }
  }

  boolean resolveAbsent(UncertainMessage message, String reason) {
    return resolve(
        new Resolution(message.queueId(), message.attemptId(), "read_back", node).absent(reason));
  }

  boolean resolve(Resolution.Decided decided) {
    return database
            .query("recovery/resolve", query -> decided.bindTo(query).mapTo(Long.class).list())
            .size()
        == 1;
  }

  /** How the provider came to show a message. */
  enum Shower {
    /** It was asked for the conversation. */
    READ_BACK("read_back", "the provider shows it"),
    /** It told by itself. */
    WEBHOOK("webhook", "the provider's webhook shows it");

    private final String source;
    private final String reason;

    Shower(String source, String reason) {
      this.source = source;
      this.reason = reason;
    }

    String source() {
      return source;
    }

    String reason() {
      return reason;
    }
  }

  /** A lease that ended. */
  record ExpiredLease(long queueId, long attemptId, String node) {}

  /** A look that decided nothing. */
  record Look(String finding, String reason, Duration delay) {}
}
