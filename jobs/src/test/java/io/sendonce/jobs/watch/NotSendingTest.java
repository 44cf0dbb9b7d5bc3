package io.sendonce.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.MessageStatus;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is sent although something is due and allowed: when that is told, and when not. */
class NotSendingTest {

  private static final Duration LONG = Duration.ofMinutes(16);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private WatchRig rig = new WatchRig(database);

  @BeforeEach
  void aWatch() {
    rig = new WatchRig(database);
  }

  @AfterEach
  void connectionsEnd() {
    rig.close();
  }

  @Test
  void somethingDueAndAllowedWithoutAnAttemptIsNotSending() {
    long id = messages.in(MessageStatus.PENDING);
    rig.look();
    assertThat(rig.open()).as("it may go any moment").isEmpty();
    rig.age(LONG);
    rig.look();
    assertThat(rig.open()).containsExactly("not-sending: queue");
    assertThat(rig.detail("not-sending"))
        .isEqualTo(
            "1 account has something due and allowed and no attempt for 15 min: account 1 (message %d)"
                .formatted(id));
    assertThat(rig.told()).containsExactly("opened critical not-sending: queue");
    messages.claimOf(id);
    rig.look();
    assertThat(rig.open()).isEmpty();
    assertThat(rig.told()).containsExactly("resolved critical not-sending: queue");
  }

  @Test
  void aHundredAccountsThatDoNotSendAreOneAlert() {
    for (int i = 0; i < 9; i++) {
      messages.in(MessageStatus.PENDING);
    }
    rig.look();
    rig.age(LONG);
    rig.look();
    assertThat(rig.open()).containsExactly("not-sending: queue");
    assertThat(rig.detail("not-sending")).startsWith("9 accounts have ").endsWith(" and more");
  }

  @Test
  void oneAccountThatStandsStillBesideAnotherThatSendsIsSeen() {
    messages.in(MessageStatus.PENDING);
    messages.in(MessageStatus.SENT);
    rig.look();
    rig.age(LONG);
    rig.look();
    assertThat(rig.open()).containsExactly("not-sending: queue");
  }

  /** F32: the alarm that took every wait for a fault was switched off before the incident. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE linkedin_accounts SET next_send_at = now() + interval '1 h'",
        "UPDATE linkedin_accounts SET (window_from, window_to, window_days) = ('00:00', '24:00',"
            + " ARRAY[1 + extract(isodow FROM now() AT TIME ZONE 'UTC')::int % 7])",
        "UPDATE linkedin_accounts SET daily_cap = 0",
        "UPDATE linkedin_accounts SET paused_at = now(), resumes = 'when_ok', pause_reason = 'x'",
        "UPDATE linkedin_accounts SET paused_at = now(), paused_until = now() + interval '1 h',"
            + " resumes = 'at_time', pause_reason = 'too many requests'",
        "UPDATE campaigns SET status = 'paused'",
        "UPDATE campaign_prospects SET stopped_at = now()",
        "UPDATE send_queue SET scheduled_for = now() + interval '1 d'",
        "UPDATE send_queue SET retry_at = now() + interval '1 h'",
        "UPDATE send_switch SET paused_at = now(), resumes = 'by_person', pause_reason = 'wrong text (ada)'",
        "UPDATE send_switch SET paused_at = now(), paused_until = now() + interval '1 min',"
            + " resumes = 'at_time', pause_reason = 'the provider cannot be reached'"
      })
  void f32AWaitThatAGateExplainsIsNotAFault(String gate) {
    messages.in(MessageStatus.PENDING);
    database.run(gate);
    rig.look();
    rig.age(LONG);
    rig.look();
    assertThat(rig.open()).isEmpty();
    assertThat(database.strings("SELECT subject FROM watch_suspicions")).isEmpty();
  }

  @Test
  void f32AGateThatWasShutMeanwhileBeginsTheTimeAnew() {
    messages.in(MessageStatus.PENDING);
    rig.look();
    rig.age(LONG);
    database.run("UPDATE linkedin_accounts SET next_send_at = now() + interval '1 h'");
    rig.look();
    database.run("UPDATE linkedin_accounts SET next_send_at = now()");
    rig.look();
    assertThat(rig.open()).isEmpty();
  }

  @Test
  void f32AnAttemptMeanwhileBeginsTheTimeAnew() {
    long id = database.enqueueAnywhere("x");
    long account = database.value(Long.class, "SELECT account_id FROM send_queue");
    long campaign = database.value(Long.class, "SELECT campaign_id FROM send_queue");
    database.enqueue(campaign, database.prospect(campaign, "other"), account, 1);
    rig.look();
    rig.age(LONG);
    messages.settle(messages.claimOf(id), Messages.sent(1));
    rig.look();
    assertThat(rig.open()).isEmpty();
    rig.age(LONG);
    rig.look();
    assertThat(rig.open()).as("the attempt is newer than that").isEmpty();
  }

  @Test
  void looksThatAreTooFarApartDoNotShowThatItWasSoMeanwhile() {
    messages.in(MessageStatus.PENDING);
    rig.look();
    rig.age(LONG);
    database.run("UPDATE watch_suspicions SET last_seen_at = now() - interval '6 min'");
    rig.look();
    assertThat(rig.open()).isEmpty();
  }
}
