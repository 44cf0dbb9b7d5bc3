package io.sendonce.jobs.queue;

import static io.sendonce.jobs.testdata.Messages.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimOrderTest {

  private static final Duration LEASE = Duration.ofMinutes(1);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void anAccountsMessagesGoOutLongestDueFirst() {
    long campaign = database.campaign("spring");
    long account = database.account("account");
    List<Long> ids = new ArrayList<>();
    for (int minutesAgo : new int[] {2, 9, 5, 5}) {
      long prospect = database.prospect(campaign, "person-" + ids.size());
      ids.add(database.enqueue(campaign, prospect, account, 1, Duration.ofMinutes(-minutesAgo)));
    }
    List<Long> order = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Claim claim = messages.claimOne();
      order.add(claim.queueId());
      messages.settle(claim, Messages.sent(claim.queueId()));
    }
    assertThat(order).containsExactly(ids.get(1), ids.get(2), ids.get(3), ids.get(0));
  }

  @Test
  void theAccountThatMaySendLongestComesFirst() {
    long first = database.enqueueAnywhere("a");
    long second = database.enqueueAnywhere("b");
    database.run(
        "UPDATE linkedin_accounts SET next_send_at = now() - interval '1 min' WHERE id = 1");
    database.run(
        "UPDATE linkedin_accounts SET next_send_at = now() - interval '2 min' WHERE id = 2");
    assertThat(claim("a", ALL, 1)).containsExactly(second);
    assertThat(claim("a", ALL, 1)).containsExactly(first);
  }

  @Test
  void noMoreIsClaimedThanThereAreSlots() {
    for (int i = 0; i < 5; i++) {
      database.enqueueAnywhere("m" + i);
    }
    assertThat(claim("a", ALL, 2)).hasSize(2);
    assertThat(claim("a", ALL, 9)).hasSize(3);
  }

  @Test
  void anAccountHasAtMostOneMessageInFlight() {
    long first = database.enqueueAnywhere("a");
    database.enqueue(1, database.prospect(1, "person-2"), 1, 1);
    assertThat(claim("a", ALL, 9)).containsExactly(first);
    // The index alone would refuse the others with it.
    long free = database.enqueueAnywhere("b");
    assertThat(claim("b", ALL, 9)).containsExactly(free);
  }

  @Test
  void lanesPartitionTheAccounts() {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(database.enqueueAnywhere("m" + i));
    }
    List<Long> claimed = new ArrayList<>();
    for (int lane = 0; lane < 3; lane++) {
      List<Long> ofLane = claim("a", new Lane(lane, 3), 9);
      assertThat(ofLane).hasSizeBetween(2, 3);
      claimed.addAll(ofLane);
    }
    assertThat(claimed).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void anAccountThatNoLaneWouldFindIsRefused() {
    assertThat(
            database
                .refusal("INSERT INTO linkedin_accounts (id, provider_account_id) VALUES (-1, 'a')")
                .message())
        .endsWith("violates check constraint \"linkedin_accounts_id_check\"");
  }

  @Test
  void aLaneOutsideTheLanesIsRefused() {
    assertThatThrownBy(() -> new Lane(3, 3))
        .hasMessage("lane must be 0 to lanes - 1, not lane 3 of 3");
    assertThatThrownBy(() -> new Lane(-1, 3))
        .hasMessage("lane must be 0 to lanes - 1, not lane -1 of 3");
  }

  @Test
  void anAccountThatSomebodyHoldsLockedIsPassedByAtOnce() throws SQLException {
    database.enqueueAnywhere("locked");
    long free = database.enqueueAnywhere("free");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("UPDATE linkedin_accounts SET name = 'x' WHERE id = 1");
      assertThat(CompletableFuture.supplyAsync(() -> claim("a", ALL, 9)))
          .succeedsWithin(Duration.ofSeconds(20))
          .isEqualTo(List.of(free));
      connection.rollback();
    }
  }

  @Test
  void theLeaseIsCountedByTheDatabase() {
    database.enqueueAnywhere("a");
    messages.queue("a").claimDue(ALL, 1, Duration.ofSeconds(90));
    assertThat(
            database.value(
                Boolean.class,
                "SELECT q.lease_until = t.started_at + interval '90 s' AND t.lease_until = q.lease_until"
                    + " AND t.started_at BETWEEN now() - interval '1 min' AND now()"
                    + " FROM send_queue q JOIN send_attempts t ON t.id = q.claim_token"))
        .isTrue();
  }

  @Test
  void aFollowUpIsGivenTheChatThatItsAccountHasWithThePerson() {
    long first = database.enqueueAnywhere("a");
    long elsewhere = database.account("account-b");
    Claim claim = messages.claimOne();
    assertThat(claim.message().chatId()).isNull();
    messages.settle(claim, Messages.sent(first));
    long followUp = database.enqueue(1, 1, 1, 2);
    long fromElsewhere = database.enqueue(1, 1, elsewhere, 2);
    database.run("UPDATE send_queue SET status_at = now() - interval '1 h' WHERE id = ?", first);
    assertThat(messages.claimOf(followUp).message().chatId()).isEqualTo("chat-" + first);
    assertThat(messages.claimOf(fromElsewhere).message().chatId()).isNull();
  }

  @Test
  void whatAClaimSaysOfItsMessageHidesTextAndPerson() {
    database.enqueueAnywhere("secret");
    assertThat(messages.claimOne().toString()).doesNotContain("Hello").doesNotContain("secret");
  }

  private List<Long> claim(String node, Lane lane, int slots) {
    return messages.queue(node).claimDue(lane, slots, LEASE).claims().stream()
        .map(Claim::queueId)
        .toList();
  }
}
