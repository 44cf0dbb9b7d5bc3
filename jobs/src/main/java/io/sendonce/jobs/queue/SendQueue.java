package io.sendonce.jobs.queue;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.Notices;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.provider.MessageKind;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.restore.Restore;
import io.sendonce.jobs.restore.RestoredDatabaseException;
import io.sendonce.jobs.restore.Restores;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The door to {@code send_queue}. Safe for use by many threads. */
public final class SendQueue {

  /** The channel on which the database tells of it. */
  private static final String DUE = "sendonce_due";

  private final Database database;
  private final String node;
  private final Restores restores;

  /** The newest attempt that this node saw committed; 0 if none. */
  private final AtomicLong knownAttempt = new AtomicLong();

  /** Claims of which this node does not know whether they were committed. */
  private final Set<UUID> unacknowledged = ConcurrentHashMap.newKeySet();

  /**
   * The queue in a database, as one node uses it.
   *
   * @param database where it is
   * @param node the node's name, kept with every claim and attempt
   */
  public SendQueue(Database database, String node) {
    this.database = database;
    this.node = node;
    this.restores = new Restores(database, node);
  }

  /**
   * Claims due messages of a lane and writes their attempts ahead, in one transaction.
   *
   * @param lane which accounts
   * @param slots the most messages to claim; no more than can be started at once
   * @param lease how long the claims hold, counted by the database from the claim on
   * @return what was claimed, at most one message per account
   * @throws RestoredDatabaseException if the database is not the one it was; nothing is claimed
   *     until {@link #noteRestore} has noted that
   */
  public ClaimedBatch claimDue(Lane lane, int slots, Duration lease) {
    disownUnacknowledged();
    UUID claimId = UUID.randomUUID();
    try {
      return held(claimRows(claimId, lane, slots, lease));
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.UNIQUE_VIOLATION.matches(e) || SqlState.DEADLOCK_DETECTED.matches(e)) {
        // Another claim was faster on one of the accounts, and this one left no trace.
        return ClaimedBatch.NOTHING;
      }
      if (SqlState.RESTORED_DATABASE.matches(e)) {
        throw new RestoredDatabaseException(SqlState.messageOf(e), e);
      }
      unacknowledged.add(claimId);
      throw e;
    } catch (RuntimeException e) {
      unacknowledged.add(claimId);
      throw e;
    }
  }

  /**
   * In how long something of a lane may become due that is not yet, as far as it can be foreseen.
   *
   * @param lane which accounts
   */
  public Optional<Duration> nextDue(Lane lane) {
    return database
        .query(
            "queue/next_due",
            query ->
                query
                    .bind("lane", lane.index())
                    .bind("lanes", lane.of())
                    .mapTo(Long.class)
                    .findOne())
        .map(Duration::ofMillis);
  }

  /**
   * Hears of what may have become due, from whatever put it there.
   *
   * @param due is given the account, or nothing where it may be any
   * @return to be closed by the caller
   */
  public Notices hearDue(Consumer<OptionalLong> due) {
    return new Notices(database, DUE, told -> due.accept(account(told)));
  }

  private static OptionalLong account(String told) {
    return told.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(told))
        : OptionalLong.empty();
  }

  private List<ClaimRow> claimRows(UUID claimId, Lane lane, int slots, Duration lease) {
    return database.query(
        "queue/claim_due",
        query ->
            query
                .bind("node", node)
                .bind("claimId", claimId.toString())
                .bind("knownAttempt", knownAttempt.get())
                .bind("lane", lane.index())
                .bind("lanes", lane.of())
                .bind("slots", slots)
                .bind("lease", lease.toString())
                .map(Database.rows(ClaimRow.class))
                .list());
  }

  private ClaimedBatch held(List<ClaimRow> rows) {
    List<Claim> claims =
        rows.stream().filter(row -> row.claimToken() != null).map(ClaimRow::claim).toList();
    claims.forEach(claim -> knownAttempt.accumulateAndGet(claim.token(), Math::max));
    return new ClaimedBatch(claims, rows.size() - claims.size());
  }

  /** Puts back what this node claimed without learning of it. */
  private void disownUnacknowledged() {
    Set<UUID> claims = Set.copyOf(unacknowledged);
    if (claims.isEmpty()) {
      return;
    }
    database.query(
        "queue/disown_claims",
        query ->
            query
                .bindArray("claimIds", String.class, claims.stream().map(UUID::toString).toList())
                .mapTo(Long.class)
                .list());
    unacknowledged.removeAll(claims);
  }

  /**
   * Notes that the database was restored: everything is paused, and what is due is looked for at
   * the provider first.
   *
   * @param restored what the claim was refused for
   * @param firstLook how long until the messages are looked for
   * @return the restore, or empty if another node noted it before
   */
  public Optional<Restore> noteRestore(RestoredDatabaseException restored, Duration firstLook) {
    Optional<Restore> noted = restores.note(restored.how(), null, firstLook);
    // Only now: a node that forgot it before the commit would send.
    knownAttempt.set(0);
    return noted;
  }

  /**
   * Settles attempts in one transaction, each only if its claim is still held.
   *
   * @param settlements any number
   * @return the ids of the rows that were settled; the others are no longer this node's
   */
  public Set<Long> settle(List<Settlement> settlements) {
    SettleColumns columns = new SettleColumns(settlements);
    return database.query(
        "queue/settle",
        query -> columns.bindTo(query).mapTo(Long.class).collect(Collectors.toSet()));
  }

  /**
   * Records what a node learned of an attempt after it had lost the claim.
   *
   * @param settlement what it learned; an uncertain one tells nothing
   * @return what the news found
   */
  public LateReply recordLateReply(Settlement settlement) {
    Settlement.Fate fate = settlement.fate();
    if (fate.status() == MessageStatus.UNCERTAIN) {
      return LateReply.NOTHING_NEW;
    }
    Settlement.Receipt receipt = fate.receipt();
    boolean decided =
        database.query(
            "queue/record_late_reply",
            query ->
                query
                    .bind("queueId", settlement.claim().queueId())
                    .bind("token", settlement.claim().token())
                    .bind("finding", receipt == null ? "absent" : "delivered")
                    .bind("status", fate.status().column())
                    .bind("wait", fate.delay().toString())
                    .bind("retries", fate.countsAsRetry() ? 1 : 0)
                    .bind("messageId", receipt == null ? null : Storable.text(receipt.messageId()))
                    .bind("chatId", receipt == null ? null : Storable.text(receipt.chatId()))
                    .bind("node", node)
                    .bind("reason", lateReason(fate))
                    .mapTo(Boolean.class)
                    .one());
    return decided ? LateReply.DECIDED_IT : LateReply.NOTHING_NEW;
  }

  private static String lateReason(Settlement.Fate fate) {
    String late = "the provider's answer came after the lease had ended";
    return fate.reason() == null ? late : late + ": " + Storable.text(fate.reason());
  }

  /**
   * Cancels waiting messages whose time has passed.
   *
   * @param limit the most to cancel
   * @return the ids of the cancelled rows
   */
  public List<Long> cancelExpired(int limit) {
    return database.query(
        "queue/cancel_expired", query -> query.bind("limit", limit).mapTo(Long.class).list());
  }

  /** A row of the claim; without a token it was suppressed. */
  record ClaimRow(
      long queueId,
      @Nullable Long claimToken,
      long accountId,
      String kind,
      String providerAccountId,
      String recipientId,
      @Nullable String chatId,
      String text,
      int retries,
      long overdueMillis) {

    Claim claim() {
      if (claimToken == null) {
        throw new IllegalStateException("message " + queueId + " was suppressed, not claimed");
      }
      MessageKind messageKind = MessageKind.valueOf(kind.toUpperCase(Locale.ROOT));
      return new Claim(
          queueId,
          claimToken,
          accountId,
          retries,
          Duration.ofMillis(overdueMillis),
          new OutboundMessage(messageKind, providerAccountId, recipientId, chatId, text));
    }
  }
}
