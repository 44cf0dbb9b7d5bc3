package io.sendonce.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is in the outbox arrives, whoever fails and whoever dies. */
class OutboxTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Way good = new Way("good");
  private final Way bad = new Way("bad");

  @Test
  void whatIsToldArrivesOnce() {
    record(late("b"));
    assertThat(outbox().deliver(() -> false)).isEqualTo(2);
    assertThat(outbox().deliver(() -> false)).isZero();
    assertThat(good.told).hasSize(1);
    Notice notice = good.told.get(0);
    assertThat(notice.headline()).isEqualTo("warning: node-late: node b");
    assertThat(notice.whatToDo()).startsWith("See whether the node's process");
  }

  /** The node dies after the commit and before anything was delivered. */
  @Test
  void whatWasCommittedByANodeThatDiedIsDeliveredByAnother() {
    record(late("b"));
    assertThat(good.told).isEmpty();
    new Outbox(database.statements(), List.of(good, bad)).deliver(() -> false);
    assertThat(good.told).hasSize(1);
  }

  /** The node dies after a channel took it and before that was written down. */
  @Test
  void aNodeThatDiesWhileItDeliversHasItComeAgainUnderTheSameEventId() {
    record(late("b"));
    bad.dies = new AssertionError("killed");
    assertThatThrownBy(() -> outbox().deliver(() -> false)).hasMessage("killed");
    bad.dies = null;
    outbox().deliver(() -> false);
    assertThat(bad.told).as("not before its time").hasSize(1);
    aDayHalfPasses();
    outbox().deliver(() -> false);
    assertThat(bad.told).hasSize(2);
    assertThat(bad.told.get(1)).isEqualTo(bad.told.get(0));
    assertThat(bad.told.get(1).eventId()).isEqualTo(good.told.get(0).eventId());
  }

  @Test
  void aChannelThatFailsStopsNobodyAndIsTriedAgainAfterGrowingWaits() {
    bad.refusal = "HTTP 500";
    record(late("b"), late("c"));
    assertThat(outbox().deliver(() -> false)).isEqualTo(2);
    assertThat(good.told).hasSize(2);
    assertThat(bad.told).as("left alone for this time").hasSize(1);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waits.add(
          database.value(
              Long.class,
              "SELECT round(extract(epoch FROM next_attempt_at - clock_timestamp()) / 60)::bigint"
                  + " FROM alert_deliveries WHERE channel = 'bad' ORDER BY attempts DESC, id LIMIT 1"));
      database.run(
          "UPDATE alert_deliveries SET next_attempt_at = now() WHERE id = (SELECT id FROM alert_deliveries WHERE channel = 'bad' ORDER BY attempts DESC, id LIMIT 1)");
      database.run(
          "UPDATE alert_deliveries SET next_attempt_at = now() + interval '1 d' WHERE attempts = 0 AND channel = 'bad'");
      outbox().deliver(() -> false);
    }
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(new Alerts(database.statements()).channels())
        .extracting(count -> count.channel() + " " + count.deliveries() + " " + count.failures())
        .containsExactly("bad 0 9", "good 2 0");
    bad.refusal = null;
    aDayHalfPasses();
    outbox().deliver(() -> false);
    assertThat(
            database.value(
                Long.class, "SELECT count(*) FROM alert_deliveries WHERE delivered_at IS NULL"))
        .isZero();
  }

  @Test
  void aChannelThatThrowsIsAChannelThatFails() {
    bad.throwing = new IllegalStateException("not for operators");
    record(late("b"));
    outbox().deliver(() -> false);
    assertThat(good.told).hasSize(1);
    assertThat(database.strings("SELECT last_error FROM alert_channels WHERE failures = 1"))
        .containsExactly("IllegalStateException");
  }

  @Test
  void theEndIsNotToldBeforeTheBeginning() {
    bad.refusal = "HTTP 500";
    record(late("b"));
    outbox().deliver(() -> false);
    record();
    bad.refusal = null;
    outbox().deliver(() -> false);
    assertThat(good.told).extracting(Notice::kind).containsExactly("opened", "resolved");
    assertThat(bad.told).extracting(Notice::kind).containsExactly("opened");
    aDayHalfPasses();
    outbox().deliver(() -> false);
    assertThat(bad.told).extracting(Notice::kind).containsExactly("opened", "opened", "resolved");
  }

  @Test
  void whatCouldNotBeToldForADayIsGivenUp() {
    bad.refusal = "HTTP 500";
    record(late("b"));
    outbox().deliver(() -> false);
    assertThat(outbox().isOverdue()).isFalse();
    database.run("UPDATE alert_deliveries SET happened_at = now() - interval '16 min'");
    assertThat(outbox().isOverdue()).isTrue();
    database.run(
        "UPDATE alert_deliveries SET happened_at = now() - interval '25 h', next_attempt_at = now()");
    outbox().deliver(() -> false);
    assertThat(bad.told).hasSize(1);
    assertThat(outbox().isOverdue()).isFalse();
    assertThat(
            database.value(
                Long.class, "SELECT count(*) FROM alert_deliveries WHERE given_up_at IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void manyWhoDeliverAtOnceTellEachThingOnce() throws Exception {
    Finding[] findings = new Finding[20];
    for (int i = 0; i < findings.length; i++) {
      findings[i] = late("n" + i);
    }
    record(findings);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(pool.submit(() -> outbox().deliver(() -> false)));
      }
      int delivered = 0;
      for (Future<Integer> run : runs) {
        delivered += run.get();
      }
      assertThat(delivered).isEqualTo(40);
    } finally {
      pool.shutdownNow();
    }
    assertThat(good.told).extracting(Notice::subject).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aStopEndsItBetweenTwoDeliveries() {
    record(late("b"));
    assertThat(outbox().deliver(() -> true)).isZero();
  }

  private Outbox outbox() {
    return new Outbox(database.statements(), List.of(good, bad));
  }

  private static Finding late(String node) {
    return new Finding(Condition.NODE_LATE, "node " + node, Severity.WARNING, "9 s");
  }

  private void record(Finding... findings) {
    Instant now = database.value(Instant.class, "SELECT clock_timestamp()");
    new Recorder(database.statements(), List.of("good", "bad"), Duration.ofHours(1))
        .record(new Look(now, Set.of(Condition.NODE_LATE), List.of(findings)));
  }

  private void aDayHalfPasses() {
    database.run("UPDATE alert_deliveries SET next_attempt_at = now() WHERE delivered_at IS NULL");
  }

  /** Keeps what it is given, and then does as it is told. */
  private static final class Way implements Channel {

    private final String name;
    private final List<Notice> told = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable String refusal;
    private volatile @Nullable RuntimeException throwing;
    private volatile @Nullable AssertionError dies;

    Way(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void deliver(Notice notice) throws UndeliveredException {
      told.add(notice);
      AssertionError death = dies;
      if (death != null) {
        throw death;
      }
      RuntimeException thrown = throwing;
      if (thrown != null) {
        throw thrown;
      }
      String why = refusal;
      if (why != null) {
        throw new UndeliveredException(why);
      }
    }
  }
}
