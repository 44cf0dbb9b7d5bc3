package io.sendonce.jobs.recovery;

import static io.sendonce.jobs.testdata.Messages.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A silent node's messages become uncertain, by the database's clock, and never pending (F2, F8,
 * F9).
 */
class LeaseExpiryTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void aLeaseThatHoldsIsLeftAlone() {
    long id = database.enqueueAnywhere("a");
    messages.claimOne();
    assertThat(recovery().expireLeases()).isZero();
    assertThat(database.status(id)).isEqualTo("processing");
  }

  @Test
  void aLeaseThatEndedMakesItsMessageUncertainWithItsAttempt() {
    long id = database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    messages.endLeases();
    List<String> events = new ArrayList<>();
    RecoveryEvents listener =
        new RecoveryEvents() {
          @Override
          public void leaseExpired(long queueId, long attemptId, String node) {
            events.add(queueId + ", attempt " + attemptId + ", " + node);
          }
        };
    assertThat(recovery(listener).expireLeases()).isEqualTo(1);
    assertThat(events).containsExactly(id + ", attempt " + claim.token() + ", node-a");
    assertThat(
            database.strings(
                "SELECT concat_ws(', ', q.status, q.status_reason, l.status, t.outcome, t.detail,"
                    + " q.look_at BETWEEN now() + interval '70 s' AND now() + interval '75 s')"
                    + " FROM send_queue q JOIN linkedin_messages l ON l.queue_id = q.id"
                    + " JOIN send_attempts t ON t.id = q.claim_token"))
        .containsExactly(
            "uncertain, its node fell silent while sending, unknown, unknown,"
                + " the lease ended without a word from the node, t");
    assertThat(recovery().expireLeases()).isZero();
    assertThat(messages.claim().isEmpty()).isTrue();
  }

  @Test
  void theLeaseEndsByTheDatabasesClock() {
    database.enqueueAnywhere("a");
    messages.queue("a").claimDue(ALL, 1, Duration.ofMillis(50));
    Awaitility.await().until(() -> recovery().expireLeases() == 1);
    assertThat(
            database.value(
                Boolean.class,
                "SELECT q.status_at > t.lease_until FROM send_queue q JOIN send_attempts t ON t.id = q.claim_token"))
        .isTrue();
  }

  @Test
  void moreLeasesThanABatchHoldsAllEnd() {
    database.campaign("spring");
    database.run(
        "INSERT INTO linkedin_accounts (provider_account_id) SELECT 'account-' || n FROM generate_series(1, 450) AS n");
    database.run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) SELECT 1, 'p' || n FROM generate_series(1, 450) AS n");
    database.run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) SELECT 1, id, id, 1, 'Hi' FROM campaign_prospects");
    assertThat(messages.queue("a").claimDue(ALL, 500, Duration.ofMinutes(1)).claims()).hasSize(450);
    messages.endLeases();
    assertThat(recovery().expireLeases()).isEqualTo(450);
  }

  @Test
  void aMessageThatIsBeingSettledIsNotWaitedFor() throws SQLException {
    long id = database.enqueueAnywhere("a");
    messages.claimOne();
    messages.endLeases();
    try (Connection connection = database.dataSource().getConnection();
        Statement settling = connection.createStatement()) {
      connection.setAutoCommit(false);
      settling.execute("SELECT FROM send_queue FOR NO KEY UPDATE");
      assertThat(recovery().expireLeases()).isZero();
      connection.rollback();
    }
    assertThat(database.status(id)).isEqualTo("processing");
  }

  @Test
  void aNodeThatWakesAfterItsLeaseCannotSettle() {
    database.enqueueAnywhere("a");
    Claim claim = messages.claimOne();
    messages.endLeases();
    recovery().expireLeases();
    assertThat(messages.settle(claim, Messages.sent(1))).isFalse();
    assertThat(database.status(claim.queueId())).isEqualTo("uncertain");
  }

  private Recovery recovery() {
    return recovery(new RecoveryEvents() {});
  }

  private Recovery recovery(RecoveryEvents events) {
    RecoverySettings settings =
        new RecoverySettings(
            RecoverySettings.Policy.HOLD,
            Duration.ofSeconds(75),
            Duration.ofMinutes(1),
            2,
            Duration.ofMinutes(10));
    return new Recovery(database.statements(), "node-b", new RecordedProvider(), settings, events);
  }
}
