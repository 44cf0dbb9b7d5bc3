package io.sendonce.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.queue.Lane;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A lane with nothing to do waits inside its run and is told of what is due. Looking without being
 * told comes after ten seconds, so that what is sent in two was told of.
 */
class WaitingLaneTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @RegisterExtension final DeliveryRig rig = new DeliveryRig();

  private final AtomicBoolean stop = new AtomicBoolean();
  private long campaign;
  private long account;
  private CompletableFuture<Integer> run = CompletableFuture.completedFuture(0);

  @BeforeEach
  void prepare() {
    campaign = rig.database.campaign("spring");
    account = rig.database.account("account-1");
  }

  @AfterEach
  void end() {
    stop.set(true);
    assertThat(run).succeedsWithin(AT_ONCE);
  }

  @Test
  void whatIsQueuedGoesAtOnce() {
    run = waiting(Duration.ofMinutes(1));
    long message = rig.database.enqueue(campaign, person("p-1"), account, 1);
    awaitSent(message);
  }

  @Test
  void whatIsPlannedGoesAtItsTime() {
    run = waiting(Duration.ofMinutes(1));
    long message =
        rig.database.enqueue(campaign, person("p-1"), account, 1, Duration.ofMillis(1_200));
    assertThat(rig.database.status(message)).isEqualTo("pending");
    await().atMost(Duration.ofSeconds(4)).until(() -> isSent(message));
    assertThat(rig.sinceDues).singleElement().satisfies(it -> assertThat(it).isLessThan(AT_ONCE));
  }

  @Test
  void anAccountSpacedOutGoesOnAtItsTime() {
    rig.database.run("UPDATE linkedin_accounts SET spacing_min = '1 s', spacing_max = '1 s'");
    long first = rig.database.enqueue(campaign, person("p-1"), account, 1);
    long second = rig.database.enqueue(campaign, person("p-2"), account, 1);
    run = waiting(Duration.ofMinutes(1));
    awaitSent(first);
    await().atMost(Duration.ofSeconds(4)).until(() -> isSent(second));
  }

  @Test
  void whateverOpensAGateWakesIt() {
    long message = rig.database.enqueue(campaign, person("p-1"), account, 1);
    held(
        message,
        "UPDATE linkedin_accounts SET paused_at = now(), pause_reason = 'x', resumes = 'by_person'",
        "UPDATE linkedin_accounts SET paused_at = NULL, pause_reason = NULL, resumes = NULL");
    message = rig.database.enqueue(campaign, person("p-2"), account, 1);
    held(
        message,
        "UPDATE send_switch SET paused_at = now(), pause_reason = 'x', resumes = 'by_person'",
        "UPDATE send_switch SET paused_at = NULL, pause_reason = NULL, resumes = NULL");
    message = rig.database.enqueue(campaign, person("p-3"), account, 1);
    held(
        message,
        "UPDATE campaigns SET status = 'paused'",
        "UPDATE campaigns SET status = 'active'");
    message = rig.database.enqueue(campaign, person("p-4"), account, 1);
    held(
        message,
        "UPDATE campaign_prospects SET stopped_at = now(), stop_reason = 'x'",
        "UPDATE campaign_prospects SET stopped_at = NULL, stop_reason = NULL");
    message = rig.database.enqueue(campaign, person("p-5"), account, 1);
    held(
        message,
        "UPDATE send_queue SET scheduled_for = now() + interval '1 h' WHERE status = 'pending'",
        "UPDATE send_queue SET scheduled_for = now() WHERE status = 'pending'");
  }

  @Test
  void itIsHeardOfAgainAfterTheConnectionWasCut() {
    run = waiting(Duration.ofMinutes(1));
    int cut =
        rig.database
            .rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN sendonce_due'")
            .size();
    assertThat(cut).isOne();
    long message = rig.database.enqueue(campaign, person("p-1"), account, 1);
    await().atMost(Duration.ofSeconds(5)).until(() -> isSent(message));
  }

  /**
   * The other lane holds the only slot for a second; its message does not wait for a look anyway.
   */
  @Test
  void aLaneThatFoundNoSlotAsksAgain() {
    long other = rig.database.account("account-2");
    rig.fault(Fault.of(FaultKind.SLOW).lasting(Duration.ofSeconds(1)).count(1));
    SendLanes lanes =
        rig.node(
            "node-a",
            rig.unipile(),
            rig.database.dataSource(),
            DeliveryRig.lingering(1, Duration.ofMinutes(1)),
            rig.threads);
    rig.database.enqueue(campaign, person("p-1"), account, 1);
    CompletableFuture<Integer> first = running(lanes, new Lane((int) (account % 2), 2));
    await().atMost(AT_ONCE).until(() -> rig.sinceDues.size() == 1);
    long message = rig.database.enqueue(campaign, person("p-2"), other, 1);
    run = running(lanes, new Lane((int) (other % 2), 2));
    await().atMost(Duration.ofSeconds(4)).until(() -> isSent(message));
    stop.set(true);
    assertThat(first).succeedsWithin(AT_ONCE);
  }

  /**
   * A claim leaves out an account that another transaction has locked, and nobody tells when it is
   * free.
   */
  @Test
  void aLaneWhoseClaimGaveWayAsksAgain() throws Exception {
    run = waiting(Duration.ofMinutes(1));
    int before = rig.emptyClaims.get();
    long message;
    try (Connection holder = rig.database.dataSource().getConnection();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("SELECT FROM linkedin_accounts FOR NO KEY UPDATE");
      message = rig.database.enqueue(campaign, person("p-1"), account, 1);
      await().atMost(AT_ONCE).until(() -> rig.emptyClaims.get() > before);
      holder.rollback();
    }
    awaitSent(message);
  }

  @Test
  void itEndsWithItsLingeringOrWhenItIsAskedTo() {
    CompletableFuture<Integer> short_ = waiting(Duration.ofMillis(300));
    assertThat(short_).succeedsWithin(AT_ONCE).isEqualTo(0);
    CompletableFuture<Integer> stopped = waiting(Duration.ofMinutes(1));
    assertThat(stopped).isNotDone();
    stop.set(true);
    assertThat(stopped).succeedsWithin(AT_ONCE).isEqualTo(0);
  }

  private void held(long message, String shut, String open) {
    stop.set(false);
    rig.database.run(shut);
    run = waiting(Duration.ofMinutes(1));
    assertThat(rig.database.status(message)).as(shut).isEqualTo("pending");
    rig.database.run(open);
    await(open).atMost(AT_ONCE).until(() -> isSent(message));
    stop.set(true);
    assertThat(run).succeedsWithin(AT_ONCE);
  }

  /** Returns once it has found nothing, or sent what is there, and waits. */
  private CompletableFuture<Integer> waiting(Duration linger) {
    int before = rig.emptyClaims.get();
    SendLanes lanes =
        rig.node(
            "node-a",
            rig.unipile(),
            rig.database.dataSource(),
            DeliveryRig.lingering(8, linger),
            rig.threads);
    CompletableFuture<Integer> begun = running(lanes, DeliveryRig.ALL);
    if (linger.compareTo(AT_ONCE) > 0) {
      await().atMost(AT_ONCE).until(() -> rig.emptyClaims.get() > before && isListening());
    }
    return begun;
  }

  private CompletableFuture<Integer> running(SendLanes lanes, Lane lane) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return lanes.run(lane, stop::get);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        rig.threads);
  }

  private boolean isListening() {
    return !rig.database
        .rows(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN sendonce_due'")
        .isEmpty();
  }

  private void awaitSent(long message) {
    await().atMost(AT_ONCE).until(() -> isSent(message));
  }

  private boolean isSent(long message) {
    return rig.database.status(message).equals("sent");
  }

  private long person(String providerId) {
    return rig.database.prospect(campaign, providerId);
  }
}
