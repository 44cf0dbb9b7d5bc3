package io.sendonce.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.ShownConversations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the provider shows is told line by line, and looking changes nothing. */
class ProviderViewTest {

  private static final Actor ADA = Actor.atConsole("ada", "127.0.0.1");
  private static final Instant STARTED = Instant.parse("2026-11-01T10:00:00Z");

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final ShownConversations provider = new ShownConversations();

  @BeforeEach
  void oneInDoubt() {
    long campaign = database.campaign("spring");
    database.enqueue(campaign, database.prospect(campaign, "p-1"), database.account("acc-1"), 1);
    database.forge(
        """
        INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at)
        VALUES (1, 1, 'node-a', '\\x00', ?, ?, 'unknown', ?)
        """,
        STARTED,
        STARTED.plusSeconds(60),
        STARTED.plusSeconds(60));
    database.forge(
        "UPDATE send_queue SET status = 'uncertain', claim_token = (SELECT max(id) FROM send_attempts), look_at = now(), message = 'Hello there'");
    database.forge(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, prospect_id, account_id, campaign_id, step, status, message_id, attempted_at, sent_at)"
            + " VALUES ('another', 9, 9, 1, 1, 2, 'sent', 'm-3', ?, ?)",
        STARTED,
        STARTED);
  }

  @Test
  void eachLineSaysWhatItIs() {
    provider.shows(
        "p-1",
        new ReadBack.Complete(
            List.of(
                seen("m-5", "Hello there\r\n", 4, true),
                seen("m-1", "Hello there", -3600, true),
                seen("m-2", "Hi!", 1, true),
                seen("m-3", "Hello there", 2, true),
                seen("m-4", "Hello there", 3, false))));
    ShownBeside shown = view().of(1, ADA).orElseThrow();
    assertThat(shown.trouble()).isEmpty();
    assertThat(shown.lines())
        .extracting(ShownBeside.Line::meaning)
        .containsExactly(
            "the same text, from before the attempt",
            "another text",
            "on record as sent already",
            "the person wrote it",
            "the same text, since the attempt");
    assertThat(shown.lines().stream().filter(ShownBeside.Line::isLikely))
        .extracting(line -> line.seen().messageId())
        .containsExactly("m-5");
    assertThat(provider.queries().get(0).since()).isEqualTo(STARTED.minus(Duration.ofDays(1)));
    assertThat(database.status(1)).isEqualTo("uncertain");
    assertThat(database.value(Long.class, "SELECT count(*) FROM attempt_evidence")).isZero();
    assertThat(database.strings("SELECT actor || ' ' || action || ' ' || subject FROM audit_log"))
        .containsExactly("ada read conversation message 1");
  }

  @Test
  void whatCannotBeConcludedIsSaid() {
    assertThat(view().of(1, ADA).orElseThrow().trouble())
        .isEqualTo("It could not be read: not told.");
    provider.shows("p-1", new ReadBack.Complete(List.of()));
    provider.health(new AccountHealth.NotOk("CREDENTIALS"));
    assertThat(view().of(1, ADA).orElseThrow().trouble())
        .startsWith("The account is not connected (CREDENTIALS)");
    provider.health(new AccountHealth.NotKnown("timeout"));
    assertThat(view().of(1, ADA).orElseThrow().trouble())
        .startsWith("Whether the account is connected could not be learned (timeout)");
  }

  @Test
  void withoutAnAttemptNobodyIsAsked() {
    long campaign = database.campaign("autumn");
    database.enqueue(campaign, database.prospect(campaign, "p-2"), database.account("acc-2"), 1);
    assertThat(view().of(2, ADA)).isEmpty();
    assertThat(view().of(77, ADA)).isEmpty();
    assertThat(provider.queries()).isEmpty();
    assertThat(database.value(Long.class, "SELECT count(*) FROM audit_log")).isZero();
  }

  private ProviderView view() {
    return new ProviderView(database.statements(), provider);
  }

  private static SeenMessage seen(String id, String text, long seconds, boolean fromUs) {
    return new SeenMessage(id, "chat-1", text, STARTED.plusSeconds(seconds), fromUs);
  }
}
