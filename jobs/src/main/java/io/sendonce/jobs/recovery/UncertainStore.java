package io.sendonce.jobs.recovery;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Uncertain messages in the database. */
final class UncertainStore {

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
    return database.query(
        "recovery/bound_message_ids",
        query ->
            query
                .bind("accountId", accountId)
                .bindArray("messageIds", String.class, messageIds)
                .mapTo(String.class)
                .collect(Collectors.toSet()));
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

  boolean resolveDelivered(UncertainMessage message, List<SeenMessage> seen) {
    SeenMessage first = seen.get(0);
    try {
      return resolve(
          new Resolution(message.queueId(), message.attemptId(), "read_back", node)
              .delivered(
                  seen.stream().map(SeenMessage::messageId).toList(),
                  first.chatId(),
                  first.sentAt(),
                  "the provider shows it"));
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.UNIQUE_VIOLATION.matches(e)) {
        // Since this look began its id has come to prove another message; the next look will see
        // that.
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

  /** A lease that ended. */
  record ExpiredLease(long queueId, long attemptId, String node) {}

  /** A look that decided nothing. */
  record Look(String finding, String reason, Duration delay) {}
}
