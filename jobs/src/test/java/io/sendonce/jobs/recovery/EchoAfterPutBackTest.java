package io.sendonce.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ProviderEcho;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Under the policy retry a message that all looks missed goes back to the queue; if the provider
 * then tells that it delivered it, it is not tried again (F3, F33).
 */
class EchoAfterPutBackTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private final List<String> events = new ArrayList<>();
  private Instant startedAt = Instant.EPOCH;

  @BeforeEach
  void aMessageThatIsPutBack() {
    long campaign = database.campaign("spring");
    database.enqueue(
        campaign, database.prospect(campaign, "person-a"), database.account("account-a"), 1);
    Claim claim = messages.claimOne();
    startedAt = database.value(Instant.class, "SELECT started_at FROM send_attempts");
    messages.settle(claim, Fate.uncertain(Duration.ZERO, "HTTP 504"));
    reconcile();
    database.run("UPDATE send_queue SET look_at = now()");
    reconcile();
    assertThat(database.status(1)).isEqualTo("pending");
    events.clear();
  }

  @Test
  void anEchoThatComesThenEndsTheTrying() {
    assertThat(keep("m1", "person-a").kept()).isTrue();
    reconcile();
    assertThat(
            database.strings(
                "SELECT concat_ws(', ', q.status, l.status, l.message_id) FROM send_queue q JOIN linkedin_messages l ON l.queue_id = q.id"))
        .containsExactly("suppressed, sent, m1");
    assertThat(events).containsExactly("after all 1 by attempt 1");
    assertThat(messages.claimIds()).isEmpty();
  }

  @Test
  void anEchoOfSomebodyElseDoesNot() {
    keep("m1", "person-b");
    reconcile();
    assertThat(database.status(1)).isEqualTo("pending");
    assertThat(events).isEmpty();
  }

  @Test
  void twoEchoesAreAnIncidentToo() {
    keep("m1", "person-a");
    keep("m2", "person-a");
    reconcile();
    assertThat(database.status(1)).isEqualTo("suppressed");
    assertThat(database.strings("SELECT message_ids::text FROM duplicate_incidents"))
        .containsExactly("{m1,m2}");
  }

  @Test
  void whileItIsTriedAgainTheEchoWaitsAndNoThirdAttemptFollows() {
    Claim second = messages.claimOne();
    keep("m1", "person-a");
    reconcile();
    assertThat(events).isEmpty();
    messages.settle(second, Fate.backToPending(Duration.ZERO, true, "busy"));
    reconcile();
    assertThat(database.status(1)).isEqualTo("suppressed");
    assertThat(events).containsExactly("after all 1 by attempt 1");
  }

  @Test
  void whatIsOnlyTriedAgainAfterARefusalIsNotLookedAt() {
    long campaign = database.campaign("autumn");
    long other =
        database.enqueue(
            campaign, database.prospect(campaign, "person-c"), database.account("account-c"), 1);
    messages.settle(messages.claimOf(other), Fate.backToPending(Duration.ofHours(1), true, "busy"));
    new Echoes(database.statements())
        .keep(
            new ProviderEcho(
                "account-c",
                "m3",
                "chat-3",
                List.of("person-c"),
                "Hello, this is step 1",
                startedAt.plusSeconds(2)));
    reconcile();
    assertThat(database.status(other)).isEqualTo("pending");
  }

  private Echoes.Kept keep(String messageId, String recipient) {
    return new Echoes(database.statements())
        .keep(
            new ProviderEcho(
                "account-a",
                messageId,
                "chat-1",
                List.of(recipient),
                "Hello, this is step 1",
                startedAt.plusSeconds(2)));
  }

  private void reconcile() {
    RecoverySettings settings =
        new RecoverySettings(Policy.RETRY, Duration.ZERO, Duration.ofMinutes(1), 2, Duration.ZERO);
    new Recovery(
            database.statements(),
            "node-b",
            new RecordedProvider(),
            settings,
            new RecordedRecovery(events))
        .reconcile(() -> false);
  }
}
