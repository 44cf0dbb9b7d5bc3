package io.sendonce.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.accounts.Pause;
import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.MessageStatus;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each condition: when it opens, when it does not, and how it ends. */
class WatchTest {

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
  void whereNothingIsNothingOpens() {
    assertThat(rig.look()).isZero();
    assertThat(rig.open()).isEmpty();
    assertThat(rig.told()).isEmpty();
  }

  // --- stuck claims

  @Test
  void aMessageHeldBeyondTwiceItsLeaseIsStuckUntilItIsNot() {
    long id = messages.in(MessageStatus.PROCESSING);
    rig.look();
    assertThat(rig.open()).isEmpty();
    claimedAgo(id, "90 s", "30 s");
    rig.look();
    assertThat(rig.open()).as("recovery is about to see it").isEmpty();
    claimedAgo(id, "121 s", "61 s");
    rig.look();
    rig.look();
    assertThat(rig.open()).containsExactly("stuck-claim: queue");
    assertThat(rig.detail("stuck-claim"))
        .startsWith("1 message is in flight although the lease is over, such as message " + id);
    assertThat(rig.told()).containsExactly("opened error stuck-claim: queue");
    claimedAgo(id, "1 s", "-59 s");
    rig.look();
    assertThat(rig.told()).containsExactly("resolved error stuck-claim: queue");
  }

  @Test
  void fiveMinutesInFlightAreTooManyUnlessTheLeaseIsLonger() {
    long id = messages.in(MessageStatus.PROCESSING);
    claimedAgo(id, "301 s", "40 s");
    rig.look();
    assertThat(rig.open()).containsExactly("stuck-claim: queue");
    claimedAgo(id, "20 min", "-1 min");
    rig.look();
    assertThat(rig.open()).isEmpty();
  }

  // --- uncertain

  @Test
  void anOldDoubtIsAWarningAndOneForAPersonAnError() {
    long id = messages.in(MessageStatus.UNCERTAIN);
    rig.look();
    assertThat(rig.open()).isEmpty();
    database.run("UPDATE send_queue SET status_at = now() - interval '16 min'");
    rig.look();
    assertThat(rig.open()).containsExactly("uncertain: account 1");
    assertThat(rig.told()).containsExactly("opened warning uncertain: account 1");
    database.run("UPDATE send_queue SET looks = 2, status_at = now() - interval '31 min'");
    database.forge("UPDATE send_attempts SET settled_at = now() - interval '31 min'");
    rig.look();
    assertThat(rig.told()).containsExactly("worsened error uncertain: account 1");
    assertThat(rig.detail("uncertain"))
        .startsWith("1 uncertain message needs a person: the oldest, message %d,".formatted(id));
    database.run("UPDATE send_queue SET looks = 0, status_at = now()");
    rig.look();
    assertThat(rig.told()).containsExactly("resolved error uncertain: account 1");
  }

  // --- accounts

  @Test
  void anAccountThatTheProviderHoldsBackWhileSomethingIsDueIsDown() {
    messages.in(MessageStatus.PENDING);
    new Accounts(database.statements()).pause(1, Pause.untilOk("the account is not connected"));
    rig.look();
    assertThat(rig.open()).as("for less than ten minutes").isEmpty();
    database.run("UPDATE linkedin_accounts SET paused_at = now() - interval '11 min'");
    rig.look();
    assertThat(rig.open()).containsExactly("account-down: account 1");
    assertThat(rig.detail("account-down"))
        .startsWith("held back by the provider's word for ")
        .endsWith(", until it is connected again, and messages are due");
    database.run("UPDATE send_queue SET scheduled_for = now() + interval '1 d'");
    rig.look();
    assertThat(rig.open()).as("nothing is due").isEmpty();
    assertThat(rig.told())
        .containsExactly(
            "opened warning account-down: account 1", "resolved warning account-down: account 1");
  }

  /** F31: a key that is refused pauses everything, and then no error comes any more. */
  @Test
  void f31ARefusedKeyStopsEverythingAndIsTold() {
    messages.in(MessageStatus.PENDING);
    new Accounts(database.statements())
        .pauseEverything(Pause.untilAPersonResumes("the provider refuses our key"));
    database.run("UPDATE send_switch SET paused_at = now() - interval '11 min'");
    rig.look();
    assertThat(rig.told()).containsExactly("opened critical account-down: everything");
  }

  /** F32: who pauses by hand knows of it. */
  @Test
  void f32WhatAPersonPausedIsTheirs() {
    messages.in(MessageStatus.PENDING);
    Brake brake = new Brake(database.statements(), Actor.atCommandLine("ada"));
    brake.pause(new Scope.Account(1), null, "on holiday");
    brake.pause(new Scope.Everything(), null, "wrong text");
    database.run("UPDATE linkedin_accounts SET paused_at = now() - interval '1 d'");
    database.run("UPDATE send_switch SET paused_at = now() - interval '1 d'");
    rig.look();
    assertThat(rig.open()).isEmpty();
  }

  @Test
  void moreThanAFifthOfTwentyRequestsRefusedIsTooMuch() {
    requests(16, "'sent', 200");
    requests(3, "'not_sent', 422");
    requests(40, "'not_sent', NULL");
    requests(10, "'not_sent', 429");
    rig.look();
    assertThat(rig.open()).as("3 of 29").isEmpty();
    requests(4, "'not_sent', 422");
    rig.look();
    assertThat(rig.open()).containsExactly("refusals: account 1");
    assertThat(rig.detail("refusals"))
        .isEqualTo("7 of 33 requests of the last day were refused (21%)");
    database.forge("UPDATE send_attempts SET started_at = now() - interval '25 h'");
    rig.look();
    assertThat(rig.open()).isEmpty();
  }

  @Test
  void nineteenRequestsSayNothing() {
    requests(19, "'not_sent', 422");
    rig.look();
    assertThat(rig.open()).isEmpty();
  }

  // --- nodes

  @Test
  void aNodeThatIsLateInTwoLooksIsTold() {
    checkedIn("node-b", 0);
    rig.look();
    assertThat(rig.open()).isEmpty();
    checkedIn("node-b", 9);
    rig.look();
    assertThat(rig.open()).as("late only once").isEmpty();
    rig.age(Duration.ofSeconds(30));
    rig.look();
    assertThat(rig.open()).containsExactly("node-late: node node-b");
    checkedIn("node-b", 0);
    rig.look();
    assertThat(rig.told())
        .containsExactly(
            "opened warning node-late: node node-b", "resolved warning node-late: node node-b");
  }

  @Test
  void aClockThatIsWrongIsToldByTheNodeThatHasIt() {
    rig.clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-90))).look("node-b");
    assertThat(rig.open()).containsExactly("clock-offset: node node-b");
    assertThat(rig.detail("clock-offset")).matches("its clock is \\d+ ms behind the database's.*");
    rig.clock(Clock.systemUTC()).look("node-a");
    assertThat(rig.open()).as("node-b has not measured again").hasSize(1);
    rig.look("node-b");
    assertThat(rig.open()).isEmpty();
  }

  // --- the watch itself

  /** F31: what could not be looked at is not well for that. */
  @Test
  void f31WhatCannotBeJudgedIsToldAndNothingOfItResolves() {
    long id = messages.in(MessageStatus.PROCESSING);
    claimedAgo(id, "10 min", "9 min");
    rig.look();
    assertThat(rig.beats()).isEqualTo(1);
    database.run("ALTER TABLE send_queue RENAME COLUMN claimed_by TO gone");
    rig.look();
    assertThat(rig.open()).containsExactly("stuck-claim: queue", "watch-incomplete: stuck-claim");
    assertThat(rig.beats()).as("no sign of life").isEqualTo(1);
    assertThat(Watch.lastLooks(database.statements()).get(0).isComplete()).isFalse();
    database.run("ALTER TABLE send_queue RENAME COLUMN gone TO claimed_by");
    rig.look();
    assertThat(rig.open()).containsExactly("stuck-claim: queue");
    assertThat(rig.beats()).isEqualTo(2);
  }

  @Test
  void noSignOfLifeIsGivenWhileAlertsDoNotGetOut() {
    long id = messages.in(MessageStatus.PROCESSING);
    claimedAgo(id, "10 min", "9 min");
    rig.look();
    database.run("UPDATE alert_deliveries SET happened_at = now() - interval '16 min'");
    rig.look();
    assertThat(rig.beats()).isEqualTo(1);
    rig.told();
    rig.look();
    assertThat(rig.beats()).isEqualTo(2);
  }

  @Test
  void thatNobodyLooksAnyMoreIsToldByThoseWhoDeliver() {
    rig.watch("node-b").lookAfterWatch();
    assertThat(rig.open()).as("it has not begun").isEmpty();
    rig.look("node-a");
    rig.watch("node-b").lookAfterWatch();
    assertThat(rig.open()).isEmpty();
    database.run("UPDATE watch_runs SET looked_at = now() - interval '6 min'");
    rig.watch("node-b").lookAfterWatch();
    assertThat(rig.told()).containsExactly("opened critical watch-late: watch");
    rig.look("node-c");
    rig.watch("node-b").lookAfterWatch();
    assertThat(rig.told()).containsExactly("resolved critical watch-late: watch");
  }

  @Test
  void twoWatchersAtOneMomentTellOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      messages.in(MessageStatus.UNCERTAIN);
    }
    database.run("UPDATE send_queue SET status_at = now() - interval '16 min'");
    int watchers = 6;
    ExecutorService pool = Executors.newFixedThreadPool(watchers);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Integer>> looks = new ArrayList<>();
      for (int i = 0; i < watchers; i++) {
        Watch watch = rig.watch("node-" + i);
        looks.add(
            pool.submit(
                () -> {
                  start.await();
                  return watch.look("sendonce", () -> false);
                }));
      }
      start.countDown();
      for (Future<Integer> look : looks) {
        assertThat(look.get()).isEqualTo(5);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(rig.open()).hasSize(5);
    assertThat(database.value(Long.class, "SELECT count(*) FROM alerts")).isEqualTo(5);
    assertThat(database.value(Long.class, "SELECT sum(seen) FROM alerts")).isEqualTo(30);
    assertThat(rig.told()).hasSize(5).allMatch(told -> told.startsWith("opened warning uncertain"));
  }

  @Test
  void alertsHoldNeitherTextsNorNames() {
    Claim claim = messages.claimOf(database.enqueueAnywhere("x"));
    database.run("UPDATE campaign_prospects SET name = 'Bela Quist'");
    claimedAgo(claim.queueId(), "10 min", "9 min");
    messages.in(MessageStatus.PENDING);
    rig.look();
    rig.age(LONG);
    rig.look();
    assertThat(database.strings("SELECT detail || subject FROM alerts"))
        .hasSize(2)
        .noneMatch(text -> text.contains("Hello") || text.contains("Bela"));
  }

  private void claimedAgo(long id, String started, String leaseOver) {
    database.forge(
        "UPDATE send_attempts t SET started_at = now() - CAST(? AS interval), lease_until = now() - CAST(? AS interval)"
            + " FROM send_queue q WHERE q.id = ? AND t.id = q.claim_token",
        started,
        leaseOver,
        id);
    database.run(
        "UPDATE send_queue SET lease_until = now() - CAST(? AS interval) WHERE id = ?",
        leaseOver,
        id);
  }

  private void requests(int howMany, String outcomeAndStatus) {
    database.run(
        "INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until, settled_at, outcome, http_status)"
            + " SELECT -n, 1, 'node-a', '\\x00', now(), now(), now(), "
            + outcomeAndStatus
            + " FROM generate_series(1, ?) AS n",
        howMany);
  }

  private void checkedIn(String node, int secondsAgo) {
    database.run(
        "INSERT INTO qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)"
            + " VALUES ('sendonce', ?, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - ? * 1000, 4000)"
            + " ON CONFLICT (sched_name, instance_name) DO UPDATE SET last_checkin_time = excluded.last_checkin_time",
        node,
        secondsAgo);
  }
}
