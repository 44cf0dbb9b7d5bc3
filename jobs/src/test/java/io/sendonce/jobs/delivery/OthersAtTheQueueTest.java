package io.sendonce.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.simulator.ledger.Delivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whoever else works at the queue, nobody is written to twice and nothing is lost (F12, F14, F16).
 */
class OthersAtTheQueueTest {

  private static final int ACCOUNTS = 12;
  private static final int PEOPLE = 5;

  @RegisterExtension final DeliveryRig rig = new DeliveryRig();

  private long campaign;

  @BeforeEach
  void aCampaign() {
    campaign = rig.database.campaign("spring");
    for (int account = 0; account < ACCOUNTS; account++) {
      rig.database.account("account-" + account);
    }
    queueEverybody();
  }

  /**
   * Neither can hold every account at once, so that each finds one while the other waits for it.
   */
  @Test
  void twoClustersThatShareNoSettingSendEachMessageOnce() throws Exception {
    CountDownLatch east = new CountDownLatch(1);
    CountDownLatch west = new CountDownLatch(1);
    List<Future<Integer>> runs = new ArrayList<>();
    for (int lane = 0; lane < 3; lane++) {
      runs.add(
          run(
              "east-" + lane,
              new WaitingForTheOther(rig.unipile(), east, west),
              new Lane(lane, 3),
              settings(2, Duration.ofSeconds(16))));
    }
    for (int lane = 0; lane < 8; lane++) {
      runs.add(
          run(
              "west-" + lane,
              new WaitingForTheOther(rig.unipile(), west, east),
              new Lane(lane, 8),
              settings(1, Duration.ofSeconds(30))));
    }
    for (Future<Integer> run : runs) {
      run.get();
    }
    sendTheRest();
    assertThat(rig.database.strings("SELECT DISTINCT split_part(node, '-', 1) FROM send_attempts"))
        .contains("east", "west");
    everybodyGotItOnce();
  }

  @Test
  void theProcessorOfAnOlderVersionTakesNothing() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Future<List<String>> old = rig.threads.submit(() -> processAsOfOld(started));
    started.await();
    Future<Integer> ours =
        run("node", rig.unipile(), DeliveryRig.ALL, settings(8, Duration.ofSeconds(6)));
    assertThat(old.get())
        .hasSizeGreaterThanOrEqualTo(ACCOUNTS)
        .allSatisfy(
            refusal ->
                assertThat(refusal)
                    .containsAnyOf("no attempt of it is on record", "may not go from"));
    ours.get();
    sendTheRest();
    everybodyGotItOnce();
  }

  @Test
  void aCampaignThatIsMadeAgainWhileItIsSentReachesNobodyTwice() throws Exception {
    Future<Integer> ours =
        run("node", rig.unipile(), DeliveryRig.ALL, settings(8, Duration.ofSeconds(6)));
    rig.database.run("DELETE FROM send_queue WHERE status = 'sent'");
    queueEverybody();
    ours.get();
    sendTheRest();
    assertThat(rig.database.strings("SELECT DISTINCT status FROM send_queue"))
        .isSubsetOf("sent", "suppressed");
    everybodyGotItOnce();
  }

  private Future<Integer> run(
      String node, MessagingProvider provider, Lane lane, DeliverySettings settings) {
    SendLanes lanes = rig.node(node, provider, rig.database.dataSource(), settings, rig.threads);
    return rig.threads.submit(() -> lanes.run(lane, () -> false));
  }

  private static DeliverySettings settings(int slots, Duration lease) {
    return DeliveryRig.settings(slots, lease, Duration.ofMillis(2));
  }

  private void sendTheRest() throws Exception {
    rig.node("last").run(DeliveryRig.ALL, () -> false);
  }

  /** As a script would: again and again the same rows. */
  private void queueEverybody() {
    for (int account = 0; account < ACCOUNTS; account++) {
      for (int person = 0; person < PEOPLE; person++) {
        String name = "person-" + account + "-" + person;
        rig.database.run(
            "INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            campaign,
            name);
        rig.database.run(
            "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)"
                + " SELECT ?, p.id, a.id, 1, 'Hello' FROM campaign_prospects p, linkedin_accounts a"
                + " WHERE p.provider_id = ? AND a.provider_account_id = ?",
            campaign,
            name,
            "account-" + account);
      }
    }
  }

  private void everybodyGotItOnce() {
    assertThat(rig.deliveries())
        .hasSize(ACCOUNTS * PEOPLE)
        .extracting(Delivery::person)
        .doesNotHaveDuplicates();
    assertThat(
            rig.database.strings(
                "SELECT status FROM send_queue WHERE status NOT IN ('sent', 'suppressed')"))
        .isEmpty();
  }

  /**
   * The fix of the incident's day: takes rows by setting them to processing, and puts back what it
   * finds there. What it was told, for each row that it tried.
   */
  private List<String> processAsOfOld(CountDownLatch started) throws SQLException {
    List<String> refusals = new ArrayList<>();
    try (Connection connection = rig.database.dataSource().getConnection()) {
      for (String take :
          List.of(
              "UPDATE send_queue SET status = 'processing' WHERE id = ? AND status = 'pending'",
              "UPDATE send_queue SET status = 'pending' WHERE id = ? AND status = 'processing'")) {
        for (long id : ids(connection)) {
          try (PreparedStatement update = connection.prepareStatement(take)) {
            update.setLong(1, id);
            assertThat(update.executeUpdate()).isZero();
          } catch (SQLException e) {
            refusals.add(String.valueOf(e.getMessage()));
          }
          started.countDown();
        }
      }
    }
    return refusals;
  }

  private static List<Long> ids(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT id FROM send_queue ORDER BY scheduled_for");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  /** Sends nothing before the other cluster has something to send too. */
  private record WaitingForTheOther(
      MessagingProvider provider, CountDownLatch ours, CountDownLatch theirs)
      implements MessagingProvider {

    @Override
    public SendOutcome send(OutboundMessage message, SendPermit permit) {
      ours.countDown();
      try {
        assertThat(theirs.await(12, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return provider.send(message, permit);
    }

    @Override
    public ReadBack readBack(ReadBackQuery query) {
      return provider.readBack(query);
    }

    @Override
    public AccountHealth accountHealth(String providerAccountId) {
      return provider.accountHealth(providerAccountId);
    }

    @Override
    public Duration longestRead() {
      return provider.longestRead();
    }
  }
}
