package io.sendonce.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ProviderEcho;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the provider shows by itself decides as what it shows when asked, and sooner; whatever
 * leaves a doubt decides nothing (F3, F18, F33, F34).
 */
class EchoTest {

  private static final String TEXT = "Hello, this is step 1";
  private static final String ACCOUNT = "account-a";

  /** Twenty characters and more, so that it can be cut. */
  private static final String PERSON = "ACoAA-0123456789abcdefgh";

  private static final Duration FIRST_LOOK = Duration.ofMinutes(2);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private final RecordedProvider provider = new RecordedProvider();
  private final List<String> events = new ArrayList<>();
  private long campaign;
  private long prospect;
  private long account;
  private long id;
  private Instant startedAt = Instant.EPOCH;

  @BeforeEach
  void oneMessage() {
    campaign = database.campaign("spring");
    prospect = database.prospect(campaign, PERSON);
    account = database.account(ACCOUNT);
    id = database.enqueue(campaign, prospect, account, 1);
  }

  @Test
  void anEchoDecidesBeforeTheFirstLookAndNobodyIsAsked() {
    uncertain();
    assertThat(keep(echo("m1"))).isEqualTo(new Echoes.Kept(true, List.of(id)));
    assertThat(reconcile()).isEqualTo(1);
    assertThat(database.strings("SELECT status || ': ' || status_reason FROM send_queue"))
        .containsExactly("sent: the provider's webhook shows it");
    assertThat(
            database.strings(
                "SELECT status || message_id || ' ' || chat_id FROM linkedin_messages"))
        .containsExactly("sentm1 chat-1");
    assertThat(database.value(Instant.class, "SELECT sent_at FROM linkedin_messages"))
        .isEqualTo(startedAt.plusSeconds(2));
    assertThat(evidence()).containsExactly("webhook, delivered, {m1}, node-b");
    assertThat(events).containsExactly("found 1 by attempt 1");
    assertThat(provider.queries()).isEmpty();
  }

  /** Its outcome comes last: the provider answers 504 long after it has delivered and told so. */
  @Test
  void anEchoThatComesBeforeTheOutcomeDecidesAsSoonAsItIsInDoubt() {
    Claim claim = claim();
    assertThat(keep(echo("m1"))).isEqualTo(new Echoes.Kept(true, List.of()));
    assertThat(database.status(id)).isEqualTo("processing");
    messages.settle(claim, Fate.uncertain(FIRST_LOOK, "HTTP 504"));
    reconcile();
    assertThat(database.status(id)).isEqualTo("sent");
    assertThat(provider.queries()).isEmpty();
  }

  /** F2: the node died, and the provider has told already. */
  @Test
  void anEchoThatComesBeforeTheLeaseEndsDecidesAsSoonAsItHas() {
    claim();
    keep(echo("m1"));
    messages.endLeases();
    assertThat(recovery().expireLeases()).isEqualTo(1);
    reconcile();
    assertThat(database.status(id)).isEqualTo("sent");
    assertThat(evidence()).containsExactly("webhook, delivered, {m1}, node-b");
  }

  @Test
  void withoutAnEchoTheFirstLookIsWaitedFor() {
    uncertain();
    assertThat(reconcile()).isZero();
    messages.settle(claimOfSomebodyElse(), Fate.uncertain(FIRST_LOOK, "HTTP 504"));
    assertThat(reconcile()).isZero();
  }

  @Test
  void twoEchoesWithIdsOfTheirOwnAreADuplicate() {
    uncertain();
    keep(echo("m2", 9));
    keep(echo("m1", 0));
    reconcile();
    assertThat(database.strings("SELECT status || message_id FROM linkedin_messages"))
        .containsExactly("sentm1");
    assertThat(database.strings("SELECT message_ids::text FROM duplicate_incidents"))
        .containsExactly("{m1,m2}");
    assertThat(events).containsExactly("twice 1 by attempt 1: [m1, m2]");
  }

  @Test
  void theSameEchoAgainChangesNothing() {
    uncertain();
    keep(echo("m1"));
    database.run("UPDATE send_queue SET look_at = 'infinity'");
    assertThat(keep(echo("m1", 7))).isEqualTo(new Echoes.Kept(false, List.of()));
    assertThat(database.strings("SELECT look_at::text FROM send_queue"))
        .containsExactly("infinity");
    database.run("UPDATE send_queue SET look_at = now()");
    reconcile();
    assertThat(database.strings("SELECT count(*)::text FROM duplicate_incidents"))
        .containsExactly("0");
    assertThat(keep(echo("m1"))).isEqualTo(new Echoes.Kept(false, List.of()));
  }

  /** F18: the same text was typed by hand, before the attempt. */
  @Test
  void whatWasTypedByHandBeforeTheAttemptDoesNotCount() {
    uncertain();
    assertThat(keep(echo("m1", -33)).due()).isEmpty();
    lookNow();
    assertThat(database.status(id)).isEqualTo("uncertain");
  }

  @ParameterizedTest
  @CsvSource({
    // account, recipients, text, whether it is at least worth a look
    "account-b, ACoAA-0123456789abcdefgh, 'Hello, this is step 1', false",
    "account-a, ACoAB-0123456789abcdefgh, 'Hello, this is step 1', false",
    "account-a, ACoAA-0123456789abcdefgX, 'Hello, this is step 1', true",
    "account-a, ACoAA-0123456789abc, 'Hello, this is step 1', false",
    "account-a, ACoAA-0123456789abcdefgh ACoAC, 'Hello, this is step 1', true",
    "account-a, '', 'Hello, this is step 1', true",
    "account-a, ACoAA-0123456789abcdefgh, 'Hello, this is step 2', false",
    "account-a, ACoAA-0123456789abcdefgh, '', false",
  })
  void anEchoOfAnythingElseDecidesNothing(
      String providerAccount, String recipients, String text, boolean isWorthALook) {
    uncertainAtBothAccounts();
    List<String> others = recipients.isEmpty() ? List.of() : List.of(recipients.split(" ", -1));
    Instant sentAt = startedAt.plusSeconds(2);
    assertThat(keep(new ProviderEcho(providerAccount, "m1", "chat-1", others, text, sentAt)))
        .isEqualTo(new Echoes.Kept(true, isWorthALook ? List.of(id) : List.of()));
    reconcile();
    assertThat(database.strings("SELECT count(*)::text FROM provider_echoes")).containsExactly("1");
    assertThat(database.status(id)).isEqualTo("uncertain");
    lookNow();
    assertThat(database.status(id)).isEqualTo("uncertain");
  }

  @Test
  void anEchoThatDoesNotSayToWhomCountsInAChatThatIsKnown() {
    messages.settle(claim(), Messages.sent(1));
    database.run("UPDATE send_queue SET status_at = now() - interval '1 h'");
    id = database.enqueue(campaign, prospect, account, 2);
    uncertain();
    keep(new ProviderEcho(ACCOUNT, "m1", "chat-2", List.of(), "Hello, this is step 2", now()));
    reconcile();
    assertThat(database.status(id)).isEqualTo("uncertain");
    keep(new ProviderEcho(ACCOUNT, "m2", "chat-1", List.of(), "Hello, this is step 2", now()));
    reconcile();
    assertThat(database.status(id)).isEqualTo("sent");
  }

  @Test
  void anIdThatTheProviderCutStillNamesItsPerson() {
    uncertain();
    keep(echoTo(PERSON.substring(0, 20), "m1"));
    reconcile();
    assertThat(database.status(id)).isEqualTo("sent");
  }

  @Test
  void aCutIdThatCouldBeSomebodyElsesNamesNobody() {
    uncertain();
    database.enqueue(
        campaign, database.prospect(campaign, PERSON.substring(0, 20) + "else"), account, 1);
    messages.claimOne();
    keep(echoTo(PERSON.substring(0, 20), "m1"));
    reconcile();
    assertThat(database.status(id)).isEqualTo("uncertain");
    keep(echoTo(PERSON, "m2"));
    reconcile();
    assertThat(database.status(id)).isEqualTo("sent");
  }

  @Test
  void anEchoThatProvesAnotherRowIsNotTakenForThisOne() {
    uncertain();
    database.run(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, message_id, attempted_at, sent_at)"
            + " VALUES ('other', 99, 1, 1, 1, 1, 'sent', 'm1', now(), now())");
    keep(echo("m1"));
    reconcile();
    assertThat(evidence()).containsExactly("read_back, unreadable, {}, node-b");
    assertThat(database.status(id)).isEqualTo("uncertain");
  }

  /** Asked so early the provider's records lag, and a look that misses it would count as one. */
  @Test
  void anEchoThatProvesNothingNeverMakesALookCount() {
    uncertain();
    keep(
        new ProviderEcho(
            ACCOUNT, "m1", "chat-1", List.of(PERSON, "ACoAC"), TEXT, startedAt.plusSeconds(2)));
    assertThat(reconcile()).isEqualTo(1);
    assertThat(provider.queries()).isEmpty();
    assertThat(
            database.strings(
                "SELECT status || ', ' || looks || ', ' || (look_at >= started_at + interval '119 s')"
                    + " FROM send_queue q JOIN send_attempts t ON t.id = q.claim_token"))
        .containsExactly("uncertain, 0, true");
    assertThat(evidence()).containsExactly("read_back, unreadable, {}, node-b");
    assertThat(reconcile()).as("once is enough").isZero();
  }

  @Test
  void anEchoThatComesWhileTheConversationIsReadCounts() {
    uncertain();
    provider.isUnreadable("HTTP 500").meanwhile(() -> keep(echo("m1")));
    lookNow();
    assertThat(database.status(id)).isEqualTo("sent");
    assertThat(evidence()).containsExactly("webhook, delivered, {m1}, node-b");
  }

  @Test
  void anEchoAndTheConversationAreJudgedTogether() {
    uncertain();
    provider.shows(seen("m1", 0)).meanwhile(() -> keep(echo("m2", 9)));
    lookNow();
    assertThat(database.strings("SELECT message_ids::text FROM duplicate_incidents"))
        .containsExactly("{m1,m2}");
    assertThat(evidence()).containsExactly("read_back, delivered, {m1,m2}, node-b");
  }

  @Test
  void theSameMessageInBothIsOne() {
    uncertain();
    provider.shows(seen("m1", 0)).meanwhile(() -> keep(echo("m1")));
    lookNow();
    assertThat(events).containsExactly("found 1 by attempt 1");
    assertThat(evidence()).containsExactly("read_back, delivered, {m1}, node-b");
  }

  @Test
  void nothingIsKeptOfAnAccountThatIsNotOursOrHasNothingInDoubt() {
    assertThat(keep(echo("m1")).kept()).isFalse();
    uncertain();
    ProviderEcho strange = echo("m1");
    assertThat(
            keep(new ProviderEcho("account-z", "m1", "c", List.of(PERSON), TEXT, strange.sentAt()))
                .kept())
        .isFalse();
    assertThat(keep(echo("m1", 2 * 3600)).kept()).isFalse();
    assertThat(database.strings("SELECT count(*)::text FROM provider_echoes")).containsExactly("0");
  }

  @Test
  void whatIsKeptOnlyGrowsAndMayBeRedacted() {
    uncertain();
    keep(echo("m1"));
    assertThat(database.refusal("DELETE FROM provider_echoes").message())
        .isEqualTo("provider_echoes: DELETE is refused: this table only grows");
    assertThat(database.refusal("TRUNCATE provider_echoes").message()).contains("TRUNCATE");
    for (String change :
        List.of(
            "text = 'other'",
            "sent_at = now()",
            "message_id = 'm2'",
            "chat_id = NULL",
            "recipient_ids = '{x}'",
            "account_id = 2")) {
      assertThat(database.refusal("UPDATE provider_echoes SET " + change).message())
          .as(change)
          .isEqualTo("provider_echoes: UPDATE is refused: this table only grows");
    }
    assertThat(database.run("UPDATE provider_echoes SET text = '', recipient_ids = '{}'"))
        .isEqualTo(1);
  }

  private Claim claim() {
    Claim claim = messages.claimOf(id);
    startedAt =
        database.value(
            Instant.class, "SELECT started_at FROM send_attempts WHERE id = ?", claim.token());
    return claim;
  }

  private void uncertain() {
    messages.settle(claim(), Fate.uncertain(FIRST_LOOK, "HTTP 504"));
  }

  /** So that an echo of the other account is kept. */
  private void uncertainAtBothAccounts() {
    uncertain();
    messages.settle(claimOfSomebodyElse(), Fate.uncertain(FIRST_LOOK, "HTTP 504"));
  }

  private Claim claimOfSomebodyElse() {
    long other = database.account("account-b");
    return messages.claimOf(
        database.enqueue(campaign, database.prospect(campaign, "ACoAB"), other, 1));
  }

  private Echoes.Kept keep(ProviderEcho echo) {
    return new Echoes(database.statements()).keep(echo);
  }

  private ProviderEcho echo(String messageId) {
    return echo(messageId, 0);
  }

  private ProviderEcho echo(String messageId, int secondsLater) {
    return echo(messageId, PERSON, secondsLater);
  }

  private ProviderEcho echoTo(String recipient, String messageId) {
    return echo(messageId, recipient, 0);
  }

  private ProviderEcho echo(String messageId, String recipient, int secondsLater) {
    Instant base = startedAt.equals(Instant.EPOCH) ? now() : startedAt;
    return new ProviderEcho(
        ACCOUNT, messageId, "chat-1", List.of(recipient), TEXT, base.plusSeconds(2 + secondsLater));
  }

  private SeenMessage seen(String messageId, int secondsLater) {
    return new SeenMessage(
        messageId, "chat-1", TEXT, startedAt.plusSeconds(2 + secondsLater), true);
  }

  private Instant now() {
    return database.value(Instant.class, "SELECT clock_timestamp()");
  }

  /** A look at its regular time, when the provider is asked. */
  private void lookNow() {
    database.run("UPDATE send_queue SET look_at = now() WHERE status = 'uncertain'");
    recovery(Duration.ZERO).reconcile(() -> false);
  }

  private int reconcile() {
    return recovery().reconcile(() -> false);
  }

  private Recovery recovery() {
    return recovery(FIRST_LOOK);
  }

  private Recovery recovery(Duration firstLook) {
    RecoverySettings settings =
        new RecoverySettings(
            Policy.HOLD, firstLook, Duration.ofMinutes(5), 2, Duration.ofMinutes(10));
    return new Recovery(
        database.statements(), "node-b", provider, settings, new RecordedRecovery(events));
  }

  private List<String> evidence() {
    return database.strings(
        "SELECT concat_ws(', ', source, finding, message_ids, actor) FROM attempt_evidence ORDER BY id");
  }
}
