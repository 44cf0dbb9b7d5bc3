package io.sendonce.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.recovery.Recovery;
import io.sendonce.jobs.recovery.RecoveryEvents;
import io.sendonce.jobs.recovery.RecoverySettings;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import io.sendonce.simulator.ledger.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The way of a message from the queue to the person: real database, real HTTP, real ledger (F1, F3,
 * F5, F17).
 */
class DeliveryTest {

  @RegisterExtension final DeliveryRig rig = new DeliveryRig();

  @Test
  void f01FourNodesOnOneLaneDeliverEveryMessageOnce() throws Exception {
    long campaign = rig.database.campaign("spring");
    for (int account = 0; account < 10; account++) {
      long from = rig.database.account("account-" + account);
      for (int person = 0; person < 6; person++) {
        long to = rig.database.prospect(campaign, "person-" + account + "-" + person);
        rig.database.enqueue(campaign, to, from, 1);
      }
    }
    List<Future<Integer>> runs = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      SendLanes lanes = rig.node("node-" + node);
      runs.add(rig.threads.submit(() -> lanes.run(DeliveryRig.ALL, () -> false)));
    }
    for (Future<Integer> run : runs) {
      run.get();
    }
    rig.node("last").run(DeliveryRig.ALL, () -> false);
    assertThat(rig.deliveries()).hasSize(60).extracting(Delivery::person).doesNotHaveDuplicates();
    assertThat(rig.sendsOnTheWire()).isEqualTo(60);
    assertThat(
            rig.database.value(Long.class, "SELECT count(*) FROM send_queue WHERE status = 'sent'"))
        .isEqualTo(60);
    assertThat(
            rig.database.value(
                Long.class, "SELECT count(*) FROM linkedin_messages WHERE message_id IS NOT NULL"))
        .isEqualTo(60);
  }

  @Test
  void f03AnAnswerLostAfterTheDeliveryIsLookedForAndNeverResent() throws Exception {
    long id = rig.database.enqueueAnywhere("a");
    rig.fault(Fault.of(FaultKind.DELIVER_THEN_RESET));
    rig.node("node-a").run(DeliveryRig.ALL, () -> false);
    assertThat(rig.database.status(id)).isEqualTo("uncertain");
    rig.node("node-b").run(DeliveryRig.ALL, () -> false);
    assertThat(rig.sendsOnTheWire()).isEqualTo(1);

    recovery().reconcile(() -> false);
    assertThat(rig.database.status(id)).isEqualTo("sent");
    assertThat(rig.database.value(String.class, "SELECT message_id FROM linkedin_messages"))
        .isEqualTo(rig.deliveries().get(0).message());
  }

  @Test
  void aStartKnowsHowLongItsMessageHasBeenDue() throws Exception {
    rig.database.enqueueAnywhere("a");
    long again = rig.database.enqueueAnywhere("b");
    rig.database.run("UPDATE send_queue SET retry_at = now() - interval '2 s' WHERE id = ?", again);
    long began = System.nanoTime();
    rig.node("node-a").run(DeliveryRig.ALL, () -> false);
    Duration most = Duration.ofNanos(System.nanoTime() - began).plusSeconds(30);
    assertThat(rig.sinceDues)
        .hasSize(2)
        .anySatisfy(it -> assertThat(it).isBetween(Duration.ofSeconds(60), most.plusSeconds(60)))
        .anySatisfy(it -> assertThat(it).isBetween(Duration.ofSeconds(2), most.plusSeconds(2)));
  }

  @Test
  void aLimitPausesTheAccountAndKeepsTheOrderOfItsMessages() throws Exception {
    long campaign = rig.database.campaign("spring");
    long account = rig.database.account("account-a");
    long first = rig.database.enqueue(campaign, rig.database.prospect(campaign, "p1"), account, 1);
    long second = rig.database.enqueue(campaign, rig.database.prospect(campaign, "p2"), account, 1);
    rig.fault(Fault.of(FaultKind.REJECT).status(429).type("too_many_requests").count(1));
    rig.node("node-a").run(DeliveryRig.ALL, () -> false);
    assertThat(rig.sendsOnTheWire()).isEqualTo(1);
    assertThat(rig.database.rows("SELECT status, retries FROM send_queue"))
        .allSatisfy(
            row -> assertThat(row).containsEntry("status", "pending").containsEntry("retries", 0));
    assertThat(
            rig.database.rows(
                "SELECT resumes, pause_reason IS NOT NULL AS why FROM linkedin_accounts"))
        .singleElement()
        .satisfies(
            row -> assertThat(row).containsEntry("resumes", "at_time").containsEntry("why", true));

    rig.database.run("UPDATE linkedin_accounts SET paused_until = now() - interval '1 second'");
    rig.node("node-a").run(DeliveryRig.ALL, () -> false);
    assertThat(rig.deliveries()).extracting(Delivery::person).containsExactly("p1", "p2");
    assertThat(List.of(rig.database.status(first), rig.database.status(second)))
        .containsOnly("sent");
  }

  @Test
  void aRefusalOfThePersonFailsTheMessageAndHoldsTheRestOfTheirSequence() throws Exception {
    long campaign = rig.database.campaign("spring");
    long account = rig.database.account("account-a");
    long prospect = rig.database.prospect(campaign, "p1");
    long first = rig.database.enqueue(campaign, prospect, account, 1);
    long followUp = rig.database.enqueue(campaign, prospect, account, 2);
    rig.fault(Fault.of(FaultKind.REJECT).status(422).type("no_connection_with_recipient").count(1));
    rig.node("node-a").run(DeliveryRig.ALL, () -> false);
    assertThat(rig.database.status(first)).isEqualTo("failed");
    assertThat(rig.database.status(followUp)).isEqualTo("pending");
    assertThat(rig.sendsOnTheWire()).isEqualTo(1);
  }

  @Test
  void ourOwnKeyBeingRefusedStopsEverything() throws Exception {
    rig.database.enqueueAnywhere("a");
    rig.fault(Fault.of(FaultKind.REJECT).status(401).type("missing_credentials").count(1));
    rig.node("node-a").run(DeliveryRig.ALL, () -> false);
    rig.database.enqueueAnywhere("b");
    rig.node("node-b").run(DeliveryRig.ALL, () -> false);
    assertThat(rig.sendsOnTheWire()).isEqualTo(1);
    assertThat(rig.database.value(String.class, "SELECT resumes FROM send_switch"))
        .isEqualTo("by_person");
  }

  @Test
  void aProviderThatCannotBeReachedKeepsMessagesPendingAndPausesEverythingAfterThreeTries()
      throws Exception {
    for (String name : List.of("a", "b", "c", "d")) {
      rig.database.enqueueAnywhere(name);
    }
    SendLanes lanes = rig.node("node-a");
    rig.simulator().close();
    lanes.run(DeliveryRig.ALL, () -> false);
    assertThat(rig.database.rows("SELECT DISTINCT status FROM send_queue"))
        .containsExactly(java.util.Map.of("status", "pending"));
    assertThat(rig.database.rows("SELECT DISTINCT outcome FROM send_attempts"))
        .containsExactly(java.util.Map.of("outcome", "not_sent"));
    assertThat(rig.database.value(String.class, "SELECT resumes FROM send_switch"))
        .isEqualTo("at_time");
  }

  @Test
  void aCertainlyNotSentMessageIsTriedAgainOnlySoOften() throws Exception {
    long id = rig.database.enqueueAnywhere("a");
    MessagingProvider refusing =
        new OnlySends(
            (message, permit) ->
                new SendOutcome.NotSent(
                    SendOutcome.Scope.MESSAGE,
                    new SendOutcome.Comeback.After(Duration.ofSeconds(1)),
                    "not now",
                    io.sendonce.jobs.provider.ProviderReply.NONE));
    SendLanes lanes = node(refusing);
    for (int attempt = 1; attempt <= 3; attempt++) {
      lanes.run(DeliveryRig.ALL, () -> false);
      rig.database.run("UPDATE send_queue SET retry_at = now() - interval '1 second'");
    }
    assertThat(rig.database.status(id)).isEqualTo("failed");
    assertThat(rig.database.value(String.class, "SELECT status_reason FROM send_queue"))
        .isEqualTo("given up after 3 tries: not now");
    assertThat(rig.database.value(Long.class, "SELECT count(*) FROM send_attempts")).isEqualTo(3);
  }

  @Test
  void anAnswerThatNamesAnotherMessageIsNotBelievedAndHarmsNoneInItsBatch() throws Exception {
    long campaign = rig.database.campaign("spring");
    long twice = rig.database.account("names m1 twice");
    long well = rig.database.account("does well");
    rig.database.enqueue(campaign, rig.database.prospect(campaign, "p1"), twice, 1);
    MessagingProvider provider =
        new OnlySends(
            (message, permit) ->
                new SendOutcome.Sent(
                    message.providerAccountId().equals("does well") ? "m2" : "m1",
                    null,
                    io.sendonce.jobs.provider.ProviderReply.NONE));
    SendLanes lanes =
        rig.node(
            "node-x",
            provider,
            rig.database.dataSource(),
            DeliveryRig.settings(Duration.ofSeconds(6), Duration.ofMillis(500)),
            rig.threads);
    lanes.run(DeliveryRig.ALL, () -> false);
    long clashing = rig.database.enqueue(campaign, rig.database.prospect(campaign, "p2"), twice, 1);
    long good = rig.database.enqueue(campaign, rig.database.prospect(campaign, "p3"), well, 1);
    lanes.run(DeliveryRig.ALL, () -> false);
    assertThat(rig.database.status(clashing)).isEqualTo("uncertain");
    assertThat(rig.database.status(good)).isEqualTo("sent");
  }

  @Test
  void noTransactionIsOpenWhileTheProviderIsAsked() throws Exception {
    rig.database.enqueueAnywhere("a");
    AtomicInteger openTransactions = new AtomicInteger(-1);
    MessagingProvider watching =
        new OnlySends(
            (message, permit) -> {
              openTransactions.set(
                  rig.database.value(
                      Integer.class,
                      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                          + " AND state LIKE 'idle in transaction%'"));
              return rig.unipile().send(message, permit);
            });
    node(watching).run(DeliveryRig.ALL, () -> false);
    assertThat(openTransactions).hasValue(0);
    assertThat(rig.deliveries()).hasSize(1);
  }

  @Test
  void anAdapterThatFailsLeavesTheMessageUncertain() throws Exception {
    long id = rig.database.enqueueAnywhere("a");
    node(new OnlySends(
            (message, permit) -> {
              throw new IllegalStateException("a bug");
            }))
        .run(DeliveryRig.ALL, () -> false);
    assertThat(rig.database.status(id)).isEqualTo("uncertain");
  }

  private SendLanes node(MessagingProvider provider) {
    return rig.node(
        "node-x",
        provider,
        rig.database.dataSource(),
        DeliveryRig.settings(Duration.ofSeconds(6)),
        rig.threads);
  }

  private Recovery recovery() {
    return new Recovery(
        rig.database.statements(),
        "node-r",
        rig.unipile(),
        new RecoverySettings(
            RecoverySettings.Policy.HOLD,
            Duration.ZERO,
            Duration.ofSeconds(1),
            2,
            Duration.ofSeconds(1)),
        new RecoveryEvents() {});
  }

  /** A provider of which a test decides the sends. */
  private record OnlySends(Sends sends) implements MessagingProvider {

    interface Sends {
      SendOutcome send(OutboundMessage message, SendPermit permit);
    }

    @Override
    public SendOutcome send(OutboundMessage message, SendPermit permit) {
      return sends.send(message, permit);
    }

    @Override
    public ReadBack readBack(ReadBackQuery query) {
      return new ReadBack.Unreadable("not asked here");
    }

    @Override
    public AccountHealth accountHealth(String providerAccountId) {
      return new AccountHealth.NotKnown("not asked here");
    }

    @Override
    public Duration longestRead() {
      return Duration.ofSeconds(20);
    }
  }
}
