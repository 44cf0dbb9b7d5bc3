package io.sendonce.jobs.testdata;

import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.ClaimedBatch;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.MessageStatus;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.queue.Settlement;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import java.time.Duration;
import java.util.List;

/** Messages in every status, brought there by the queue's own door as node-a. */
public final class Messages {

  /** The lane of every account. */
  public static final Lane ALL = new Lane(0, 1);

  private static final int MORE_THAN_ACCOUNTS = 1_000_003;
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final QueueDatabase database;
  private int count;

  /** Messages in a test's database. */
  public Messages(QueueDatabase database) {
    this.database = database;
  }

  /** The queue as a node uses it. */
  public SendQueue queue(String node) {
    return new SendQueue(database.statements(), node);
  }

  /** Claims all that is due, as node-a. */
  public ClaimedBatch claim() {
    return queue("node-a").claimDue(ALL, 100, LEASE);
  }

  /** The ids of all that is due, claimed by that. */
  public List<Long> claimIds() {
    return claim().claims().stream().map(Claim::queueId).toList();
  }

  /** Claims the one message that is due. */
  public Claim claimOne() {
    return only(claim().claims());
  }

  /** Claims a message whose turn it is at its account. */
  public Claim claimOf(long queueId) {
    long account =
        database.value(Long.class, "SELECT account_id FROM send_queue WHERE id = ?", queueId);
    Lane lane = new Lane((int) account, MORE_THAN_ACCOUNTS);
    return only(queue("node-a").claimDue(lane, 1, LEASE).claims());
  }

  private static Claim only(List<Claim> claims) {
    if (claims.size() != 1) {
      throw new AssertionError("one message should be due, but there are " + claims);
    }
    return claims.get(0);
  }

  /** Settles a claim; whether it was still held. */
  public boolean settle(Claim claim, Fate fate) {
    return !queue("node-a")
        .settle(List.of(new Settlement(claim, fate, ProviderReply.NONE)))
        .isEmpty();
  }

  /** A fate with the ids "message-N" and "chat-N". */
  public static Fate sent(long number) {
    return Fate.sent(new Receipt("message-" + number, "chat-" + number));
  }

  /** A new message with everything of its own, in a status; its id. */
  public long in(MessageStatus status) {
    long id = database.enqueueAnywhere(status.column() + "-" + count++);
    switch (status) {
      case PENDING -> {}
      case PROCESSING -> claimOf(id);
      case SENT -> settle(claimOf(id), sent(id));
      case FAILED -> settle(claimOf(id), Fate.failed("refused"));
      case UNCERTAIN -> settle(claimOf(id), Fate.uncertain(Duration.ZERO, "timeout"));
      case SUPPRESSED, CANCELLED ->
          database.run("UPDATE send_queue SET status = ? WHERE id = ?", status.column(), id);
    }
    return id;
  }

  /** The claim that an uncertain message had, with its attempt. */
  public Claim uncertain() {
    Claim claim = claimOf(database.enqueueAnywhere("uncertain-" + count++));
    settle(claim, Fate.uncertain(Duration.ZERO, "timeout"));
    return claim;
  }

  /** Ends all leases, as if their time had passed. */
  public void endLeases() {
    database.run(
        "UPDATE send_queue SET lease_until = now() - interval '1 s' WHERE lease_until > now()");
  }
}
