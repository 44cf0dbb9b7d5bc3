package io.sendonce.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.incidents.file.Incident;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody got more than one message: who is told of, and who is not. */
class DuplicateAlertsTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private final Instant start = Instant.now().minus(2, ChronoUnit.HOURS);
  private WatchRig rig = new WatchRig(database);
  private long account;
  private long campaign;

  @BeforeEach
  void anAccount() {
    rig = new WatchRig(database);
    account = database.account("account-a");
    campaign = database.campaign("spring");
  }

  @AfterEach
  void connectionsEnd() {
    rig.close();
  }

  @Test
  void theIncidentOpensAnAlertForEachOfFourPeople() {
    sent("person-1", 0, 5, 12);
    sent("person-2", 60, 70);
    sent("person-3", 120, 129, 137);
    sent("person-4", 180, 189);
    sent("person-5", 240);
    rig.look();
    assertThat(rig.open())
        .containsExactlyInAnyOrder(
            "duplicate: person person-1",
            "duplicate: person person-2",
            "duplicate: person person-3",
            "duplicate: person person-4");
    assertThat(database.strings("SELECT detail FROM alerts ORDER BY subject"))
        .allMatch(detail -> detail.matches("got the same message [23] times from .* within \\d+ s"))
        .extracting(detail -> detail.replaceAll("from .*within", "within"))
        .containsExactly(
            "got the same message 3 times within 12 s",
            "got the same message 2 times within 10 s",
            "got the same message 3 times within 17 s",
            "got the same message 2 times within 9 s");
    assertThat(rig.told()).hasSize(4).allMatch(told -> told.startsWith("opened critical"));
    rig.look("node-b");
    assertThat(incidents())
        .as("one incident, however often")
        .containsExactly("4 people got 6 extra messages");
  }

  @Test
  void theIncidentIsFoundInWhatTheWebhookToldAsWell() {
    echoes("person-1", 0, 5, 12);
    echoes("person-2", 60, 70);
    echoes("person-3", 120, 129, 137);
    echoes("person-4", 180, 189);
    echoes("person-5", 240);
    rig.look();
    assertThat(rig.open()).hasSize(4).doesNotContain("duplicate: person person-5");
  }

  @Test
  void aDuplicateCountsUpAndStaysUntilItWasAcknowledgedAndADayHasPassed() {
    sent("person-1", 0, 5);
    rig.look();
    rig.look();
    assertThat(database.value(Long.class, "SELECT seen FROM alerts")).isEqualTo(2);
    assertThat(rig.told()).containsExactly("opened critical duplicate: person person-1");
    forgetMessages();
    rig.look();
    assertThat(rig.open()).hasSize(1);
    database.run("UPDATE alerts SET acknowledged_by = 'ada', acknowledged_at = now()");
    rig.look();
    assertThat(rig.open()).hasSize(1);
    database.run("UPDATE alerts SET last_seen_at = now() - interval '25 h'");
    rig.look();
    assertThat(rig.open()).isEmpty();
    assertThat(rig.told()).containsExactly("resolved critical duplicate: person person-1");
  }

  @Test
  void differentMessagesThatNoPlanWantedSoCloseAreAnError() {
    long other = database.campaign("summer");
    settle(database.enqueue(campaign, database.prospect(campaign, "person-1"), account, 1), "m1");
    settle(
        database.enqueue(
            other, database.prospect(other, "person-1"), database.account("account-b"), 1),
        "m2");
    rig.look();
    assertThat(rig.open()).containsExactly("duplicate: person person-1");
    assertThat(rig.detail("duplicate")).startsWith("got 2 messages from ");
    assertThat(rig.told()).containsExactly("opened error duplicate: person person-1");
  }

  /** F32: what was planned is not a fault. */
  @Test
  void f32AFollowUpThatWasPlannedSoCloseIsNone() {
    long prospect = database.prospect(campaign, "person-1");
    settle(database.enqueue(campaign, prospect, account, 1), "m1");
    settle(database.enqueue(campaign, prospect, account, 2, Duration.ofSeconds(-61)), "m2");
    rig.look();
    assertThat(rig.open()).isEmpty();
  }

  @Test
  void messagesFurtherApartAreNone() {
    sent("person-1", 0, 3601);
    rig.look();
    assertThat(rig.open()).isEmpty();
  }

  @Test
  void anIncidentFoundTodayCountsHoweverOldItsAttempt() {
    Claim claim = messages.uncertain();
    database.forge("UPDATE send_attempts SET started_at = now() - interval '8 d'");
    database.run(
        "INSERT INTO duplicate_incidents (queue_id, attempt_id, message_ids)"
            + " SELECT queue_id, id, '{m1,m2}' FROM send_attempts WHERE queue_id = ?",
        claim.queueId());
    rig.look();
    assertThat(rig.open()).containsExactly("duplicate: person person-uncertain-0");
    assertThat(incidents()).containsExactly("1 person got 1 extra message");
  }

  @Test
  void whatNobodyHasOnRecordIsFoundInASampleAtTheProvider() {
    settle(database.enqueue(campaign, database.prospect(campaign, "person-1"), account, 1), "m1");
    rig.provider()
        .shows(
            "person-1",
            new ReadBack.Complete(
                List.of(
                    new SeenMessage("m1", null, "Hello", start, true),
                    new SeenMessage("m2", null, "Hello", start.plusSeconds(9), true))));
    rig.look();
    assertThat(rig.provider().queries()).as("the first look only begins the time").isEmpty();
    database.run("UPDATE watch_read_back SET asked_at = now() - interval '11 min'");
    rig.look();
    rig.look();
    assertThat(rig.provider().queries()).as("one look of the two asks").hasSize(1);
    assertThat(rig.open()).containsExactly("duplicate: person person-1");
    assertThat(incidents()).containsExactly("1 person got 1 extra message");
    assertThat(database.value(Long.class, "SELECT seen FROM alerts")).isEqualTo(1);
  }

  @Test
  void aSampleIsBounded() {
    for (int i = 0; i < 8; i++) {
      settle(
          database.enqueue(campaign, database.prospect(campaign, "person-" + i), account, 1),
          "m" + i);
    }
    rig.look();
    database.run("UPDATE watch_read_back SET asked_at = now() - interval '11 min'");
    rig.look();
    assertThat(rig.provider().queries()).hasSize(5);
  }

  @Test
  void noSampleIsTakenWhereNobodyWantsOne() {
    WatchSettings standard = WatchSettings.STANDARD;
    rig.settings(
        new WatchSettings(
            standard.duplicateWithin(),
            standard.stuckAfter(),
            standard.notSendingAfter(),
            standard.uncertainAfter(),
            standard.accountDownAfter(),
            standard.refusals(),
            standard.clockOffset(),
            new WatchSettings.ReadBackSample(Duration.ZERO, 5)));
    settle(database.enqueue(campaign, database.prospect(campaign, "person-1"), account, 1), "m1");
    rig.look();
    assertThat(database.value(Long.class, "SELECT count(*) FROM watch_read_back")).isZero();
  }

  /** An apology is meant to come soon after what it is for. */
  @Test
  void anApologyIsNoMessageThatNobodyWantedSoClose() {
    long other = database.campaign("apologies");
    settle(database.enqueue(campaign, database.prospect(campaign, "person-1"), account, 1), "m1");
    settle(database.enqueue(other, database.prospect(other, "person-1"), account, 1), "m2");
    database.run(
        "INSERT INTO incidents (title, found_in, opened_by, is_by_watch, apology) VALUES ('x', 'x', 'x', false, 'x')");
    database.run("INSERT INTO incident_campaigns VALUES (?, 1)", other);
    rig.look();
    assertThat(rig.open()).isEmpty();
    assertThat(incidents()).isEmpty();
  }

  private List<String> incidents() {
    return new Incidents(database.statements())
        .list(true, 10).stream().filter(Incident::isByWatch).map(Incident::counts).toList();
  }

  private void settle(long queueId, String messageId) {
    messages.settle(messages.claimOf(queueId), Fate.sent(new Receipt(messageId, "chat-1")));
  }

  /** Intents of one campaign with one text, as the ledger of a second program's damage has them. */
  private void sent(String person, int... seconds) {
    long prospect = database.prospect(campaign, person);
    int step = 1;
    for (int second : seconds) {
      long queueId = 1_000_000L + prospect * 100 + step;
      database.run(
          "INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at)"
              + " VALUES (?, ?, 'old', sha256(convert_to(?, 'UTF8')), ?, ?, 'sent', ?)",
          queueId,
          account,
          person,
          start.plusSeconds(second),
          start.plusSeconds(second + 60),
          start.plusSeconds(second));
      database.run(
          "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, message_id, attempted_at, sent_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, 'sent', ?, ?, ?)",
          person + step,
          queueId,
          account,
          campaign,
          prospect,
          person,
          step,
          "m-" + person + "-" + second,
          start.plusSeconds(second),
          start.plusSeconds(second));
      step++;
    }
  }

  private void echoes(String person, int... seconds) {
    for (int second : seconds) {
      database.run(
          "INSERT INTO provider_echoes (account_id, message_id, recipient_ids, text, sent_at)"
              + " VALUES (?, ?, ARRAY[?], ?, ?)",
          account,
          "m-" + person + "-" + second,
          person,
          "Hello " + person,
          start.plusSeconds(second));
    }
  }

  private void forgetMessages() {
    database.forge("DELETE FROM linkedin_messages");
  }
}
