package io.sendonce.jobs.incidents;

import static io.sendonce.jobs.incidents.LegacyMessages.HOUR;
import static io.sendonce.jobs.incidents.LegacyMessages.START;
import static io.sendonce.jobs.incidents.LegacyMessages.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our own records, each beside near misses that it must not take for a duplicate. */
class DuplicatesTest {

  private static final Search ALL = new Search(HOUR, null, null, null);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private long account;
  private long campaign;

  @BeforeEach
  void anAccount() {
    account = database.account("account-a");
    campaign = database.campaign("spring");
  }

  @Test
  void anEmptyDatabaseKnowsOfNone() {
    assertThat(find()).isEmpty();
  }

  @Test
  void theIncidentIsFoundInWhatTheWebhookTold() {
    echoes("person-1", 0, 5, 12);
    echoes("person-2", 60, 70);
    echoes("person-3", 120, 129, 137);
    echoes("person-4", 180, 189);
    echoes("person-5", 240);
    List<Repeat> found = find();
    assertThat(lines(found))
        .containsExactly(
            "person-1: 3 in PT12S",
            "person-2: 2 in PT10S",
            "person-3: 3 in PT17S",
            "person-4: 2 in PT9S");
    assertThat(Tally.of(found)).isEqualTo(new Tally(4, 6));
    assertThat(found.get(3).copies())
        .containsExactly(
            new Copy("m-person-4-180", START.plusSeconds(180)),
            new Copy("m-person-4-189", START.plusSeconds(189)));
  }

  @Test
  void nearMissesAmongEchoesDoNotCount() {
    echo("m1", null, "person-1", "Hello", 0);
    echo("m2", null, "person-1", "Hello", 3601);
    echo("m3", null, "person-1", "Hello!", 5);
    echo("m4", null, "person-2", "Hello", 6);
    echo("m5", null, "person-1", "", 7);
    echo("m6", null, "person-1", "", 8);
    echoOf(database.account("account-b"), "m7", null, "person-1", "Hello", 9);
    assertThat(find()).isEmpty();
    assertThat(
            new Duplicates(database.statements())
                .find(new Search(HOUR.plusSeconds(1), null, null, null)))
        .hasSize(1);
  }

  @Test
  void anEchoThatLeavesADoubtAboutItsPersonIsLeftOut() {
    String cut = "ACoAA-0123456789abcd";
    echo("m1", null, cut, "Hello", 0);
    echo("m2", null, cut, "Hello", 1);
    echo("m3", null, null, "Hello", 2);
    echo("m4", null, null, "Hello", 3);
    assertThat(find()).isEmpty();
    database.prospect(campaign, cut + "efgh");
    assertThat(lines(find())).containsExactly("ACoAA-0123456789abcdefgh: 2 in PT1S");
    database.prospect(campaign, cut + "wxyz");
    assertThat(find()).isEmpty();
  }

  @Test
  void oneChatIsOnePersonWhoeverItNames() {
    echo("m1", "chat-1", "person-1", "Hello", 0);
    echo("m2", "chat-1", null, "Hello", 4);
    echo("m3", "chat-2", null, "Hello", 5);
    assertThat(lines(find())).containsExactly("chat chat-1: 2 in PT4S");
    ledger("person-1", 1, "m0", "chat-1");
    assertThat(lines(find())).containsExactly("person-1: 2 in PT4S");
  }

  @Test
  void whatTwoCampaignsSentOnPurposeIsNoDuplicate() {
    ledger("person-1", 1, "m1", "chat-1");
    campaign = database.campaign("summer");
    ledger("person-1", 1, "m2", "chat-1");
    echo("m1", "chat-1", null, "Hello, this is step 1", 0);
    echo("m2", "chat-1", null, "Hello, this is step 1", 5);
    assertThat(find()).isEmpty();
    echo("m3", "chat-1", null, "Hello, this is step 1", 6);
    assertThat(lines(find())).containsExactly("person-1: 2 in PT1S");
    assertThat(find().get(0).to().campaign()).isEqualTo(Long.toString(campaign));
    assertThat(find(new Search(HOUR, null, null, campaign))).hasSize(1);
    assertThat(find(new Search(HOUR, null, null, campaign - 1))).isEmpty();
  }

  @Test
  void theProvidersIncidentIsToldWithTheTimesThatAreKnown() {
    Claim claim = messages.uncertain();
    incident(claim, "m1", "m2");
    Repeat only = find().get(0);
    assertThat(only.copies()).containsExactly(new Copy("m1", null), new Copy("m2", null));
    assertThat(only.to().person()).isEqualTo("person-uncertain-0");
    assertThat(only.span()).isEmpty();
    assertThat(only.sources()).containsExactly(Source.INCIDENT);
  }

  @Test
  void whatSeveralRecordsKnowCountsOnce() {
    Claim claim = messages.uncertain();
    long sender = database.value(Long.class, "SELECT account_id FROM send_attempts");
    incident(claim, "m1", "m2");
    echoOf(sender, "m1", null, "person-uncertain-0", "Hello, this is step 1", 0);
    echoOf(sender, "m2", null, "person-uncertain-0", "Hello, this is step 1", 9);
    echoOf(sender, "m3", null, "person-uncertain-0", "Hello, this is step 1", 14);
    List<Repeat> found = find();
    assertThat(lines(found)).containsExactly("person-uncertain-0: 3 in PT14S");
    assertThat(found.get(0).sources()).isEqualTo(Set.of(Source.INCIDENT, Source.WEBHOOK));
    assertThat(Tally.of(found)).isEqualTo(new Tally(1, 2));
    assertThat(find(new Search(HOUR, null, sender + 1, null))).isEmpty();
    assertThat(find(new Search(HOUR, Instant.now().plusSeconds(60), sender, null))).isEmpty();
  }

  /** Two steps with one text: the key lets both through, and the person has it twice. */
  @Test
  void twoIntentsOfACampaignWithOneTextAreADuplicate() {
    long prospect = database.prospect(campaign, "person-1");
    send(prospect, 1, "m1", "Hello");
    send(prospect, 2, "m2", "Hello again");
    assertThat(find()).isEmpty();
    send(prospect, 3, "m3", "Hello");
    List<Repeat> found = find();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).copies()).extracting(Copy::id).containsExactly("m1", "m3");
    assertThat(found.get(0).sources()).containsExactly(Source.LEDGER);
    assertThat(found.get(0).text()).isEqualTo("Hello");
    database.run("UPDATE send_queue SET message = ''");
    assertThat(find()).hasSize(1);
    assertThat(find(new Search(HOUR, null, account, campaign))).hasSize(1);
    assertThat(find(new Search(HOUR, null, account, campaign + 1))).isEmpty();
    assertThat(find(new Search(Duration.ZERO, null, account, campaign))).isEmpty();
  }

  @Test
  void noTextIsInWhatGetsPrintedByChance() {
    echoes("person-1", 0, 5);
    assertThat(find().toString()).doesNotContain("Hello");
  }

  private List<Repeat> find() {
    return find(ALL);
  }

  private List<Repeat> find(Search search) {
    return new Duplicates(database.statements()).find(search);
  }

  private void echoes(String person, int... seconds) {
    for (int second : seconds) {
      echo("m-" + person + "-" + second, null, person, "Hello " + person, second);
    }
  }

  private void echo(
      String id, @Nullable String chat, @Nullable String person, String text, int second) {
    echoOf(account, id, chat, person, text, second);
  }

  private void echoOf(
      long by, String id, @Nullable String chat, @Nullable String person, String text, int second) {
    database.run(
        "INSERT INTO provider_echoes (account_id, message_id, chat_id, recipient_ids, text, sent_at)"
            + " VALUES (?, ?, ?, array_remove(ARRAY[CAST(? AS text)], NULL), ?, ?)",
        by,
        id,
        chat,
        person,
        text,
        START.plusSeconds(second));
  }

  /** A sent message of a campaign, as the ledger has it. */
  private void ledger(String person, int step, String id, String chat) {
    long prospect = database.prospect(campaign, person);
    long queueId = database.enqueue(campaign, prospect, account, step);
    messages.settle(messages.claimOf(queueId), Fate.sent(new Receipt(id, chat)));
  }

  private void send(long prospect, int step, String id, String text) {
    long queueId =
        database.value(
            Long.class,
            "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
                + " VALUES (?, ?, ?, ?, ?, date_trunc('day', now())) RETURNING id",
            campaign,
            prospect,
            account,
            step,
            text);
    messages.settle(messages.claimOf(queueId), Fate.sent(new Receipt(id, "chat-1")));
  }

  private void incident(Claim claim, String... ids) {
    database.run(
        "INSERT INTO duplicate_incidents (queue_id, attempt_id, message_ids)"
            + " SELECT queue_id, id, string_to_array(?, ' ') FROM send_attempts WHERE queue_id = ?",
        String.join(" ", ids),
        claim.queueId());
  }
}
