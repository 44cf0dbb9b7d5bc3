package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No account sends more in a calendar day of its zone than its cap, whoever claims (F25, F26). */
class DailyCapTest {

  private static final String SENT =
      "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, attempted_at, sent_at)"
          + " SELECT ?, 99, 1, 1, 1, 9, 'sent', t, t FROM (SELECT now() + CAST(? AS interval) AS t) AS x";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @BeforeEach
  void anAccountWithACapOfOneAndTwoMessages() {
    long first = database.enqueueAnywhere("a");
    database.enqueue(1, database.prospect(1, "person-2"), 1, 1, Duration.ofSeconds(-1));
    database.run("UPDATE linkedin_accounts SET daily_cap = 1, time_zone = 'Pacific/Kiritimati'");
    assertThat(first).isEqualTo(1);
  }

  @Test
  void aSentMessageUsesTheCap() {
    messages.settle(messages.claimOne(), Messages.sent(1));
    assertThat(messages.claimIds()).isEmpty();
  }

  @Test
  void anUncertainMessageUsesTheCap() {
    messages.settle(messages.claimOne(), Fate.uncertain(Duration.ofHours(1), "timeout"));
    assertThat(messages.claimIds()).isEmpty();
  }

  @Test
  void aMessageInFlightUsesTheCapEvenWhenTheQueueForgetsIt() {
    messages.claimOne();
    // As if nothing but the ledger knew of it.
    database.run(
        "SET LOCAL session_replication_role = replica; UPDATE send_queue"
            + " SET status = 'cancelled', lease_until = NULL WHERE id = 1");
    assertThat(messages.claimIds()).isEmpty();
  }

  @Test
  void aMessageThatCertainlyWasNotSentDoesNotUseTheCap() {
    messages.settle(messages.claimOne(), Fate.failed("refused"));
    assertThat(messages.claimIds()).containsExactly(2L);
  }

  @Test
  void theCapCountsFromTheFirstInstantOfTheAccountsDay() {
    String sentAt =
        SENT.replace("now()", "day_began_at(a, now())")
            .replace(") AS x", " FROM linkedin_accounts a) AS x");
    database.run(sentAt, "yesterday", "-1 microsecond");
    Claim claim = messages.claimOne();
    messages.settle(claim, Fate.failed("refused"));
    database.run(sentAt, "today", "0");
    assertThat(messages.claimIds()).isEmpty();
  }

  /**
   * A claim that has judged an account, and is then overtaken by a whole claim and settlement of
   * another node, must not act on what it judged.
   */
  @Test
  void aClaimThatWasOvertakenDoesNotExceedTheCap() throws Exception {
    database.run(
        "CREATE OR REPLACE FUNCTION day_began_at(a linkedin_accounts, at timestamptz) RETURNS timestamptz LANGUAGE plpgsql AS $$"
            + " BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN at - interval '1 hour'; END $$");
    // Where there is no row to count, nothing is asked.
    database.run(SENT, "old", Duration.ofHours(-2).toString());
    try (Connection gate = database.dataSource().getConnection();
        Connection other = database.dataSource().getConnection();
        Statement lock = gate.createStatement();
        Statement overtaking = other.createStatement()) {
      // The other node's claim is under way: it knows nothing of the message that comes next.
      other.setAutoCommit(false);
      overtaking.execute("SELECT FROM linkedin_accounts WHERE id = 1 FOR NO KEY UPDATE");
      database.enqueue(1, database.prospect(1, "person-3"), 1, 1, Duration.ofMinutes(-5));
      lock.execute("SELECT pg_advisory_lock(1)");
      CompletableFuture<List<Long>> overtaken = CompletableFuture.supplyAsync(messages::claimIds);
      Awaitility.await().until(this::aClaimWaits);
      overtaking.execute(
          "UPDATE linkedin_accounts SET next_send_at = clock_timestamp() WHERE id = 1");
      other.commit();
      database.run(SENT, "new", "0");
      lock.execute("SELECT pg_advisory_unlock(1)");
      assertThat(overtaken.join()).isEmpty();
    }
    assertThat(messages.claimIds()).isEmpty();
  }

  private boolean aClaimWaits() {
    return database.value(
        Boolean.class,
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory')");
  }
}
