package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many nodes at once, and every message is claimed by one of them (F1, F25). */
class ClaimRaceTest {

  private static final int NODES = 8;
  private static final int ACCOUNTS = 40;
  private static final int PER_ACCOUNT = 5;
  private static final Duration LEASE = Duration.ofMinutes(1);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);
  private final ExecutorService nodes = Executors.newFixedThreadPool(NODES);

  @AfterEach
  void stop() {
    nodes.shutdownNow();
  }

  @Test
  void oneOfManyNodesThatStartInTheSameInstantClaimsTheMessage() throws Exception {
    long id = database.enqueueAnywhere("a");
    CyclicBarrier start = new CyclicBarrier(NODES);
    List<Long> claimed =
        onEveryNode(
            node -> {
              SendQueue queue = messages.queue(node);
              start.await();
              return claimIds(queue, 1);
            });
    assertThat(claimed).containsExactly(id);
    assertThat(count("SELECT count(*) FROM send_attempts")).isEqualTo(1);
  }

  @Test
  void everyMessageIsClaimedOnceWhateverTheNodesDoAtTheSameTime() throws Exception {
    long campaign = database.campaign("spring");
    for (int a = 0; a < ACCOUNTS; a++) {
      database.account("account-" + a);
    }
    database.run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id)"
            + " SELECT ?, 'person-' || n FROM generate_series(1, ?) AS n",
        campaign,
        ACCOUNTS * PER_ACCOUNT);
    // Each intent is queued twice; every account has a cap below what is queued.
    database.run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
            + " SELECT campaign_id, id, id % ? + 1, 1, 'Hello', now() FROM campaign_prospects, generate_series(1, 2)",
        ACCOUNTS);
    database.run("UPDATE linkedin_accounts SET daily_cap = ?", PER_ACCOUNT - 1);
    ConcurrentLinkedQueue<Long> claimed = new ConcurrentLinkedQueue<>();
    onEveryNode(node -> workUntilNothingIsDue(messages.queue(node), claimed));
    assertThat(claimed).hasSize(ACCOUNTS * (PER_ACCOUNT - 1)).doesNotHaveDuplicates();
    assertThat(count("SELECT count(*) FROM linkedin_messages WHERE status = 'sent'"))
        .isEqualTo(claimed.size());
    assertThat(count("SELECT count(*) FROM send_attempts WHERE outcome = 'sent'"))
        .isEqualTo(claimed.size());
    assertThat(count("SELECT count(*) FROM send_queue WHERE status = 'sent'"))
        .isEqualTo(claimed.size());
    assertThat(
            count(
                "SELECT count(*) FROM send_queue WHERE status NOT IN ('sent', 'suppressed', 'pending')"))
        .isZero();
    assertThat(
            count(
                "SELECT count(*) FROM (SELECT FROM linkedin_messages GROUP BY account_id"
                    + " HAVING count(*) FILTER (WHERE status = 'sent') > "
                    + (PER_ACCOUNT - 1)
                    + ") AS over_cap"))
        .isZero();
  }

  private static List<Long> workUntilNothingIsDue(
      SendQueue queue, ConcurrentLinkedQueue<Long> claimed) {
    int nothing = 0;
    while (nothing < 20) {
      ClaimedBatch batch = queue.claimDue(Messages.ALL, 10, LEASE);
      nothing = batch.isEmpty() ? nothing + 1 : 0;
      batch.claims().forEach(claim -> claimed.add(claim.queueId()));
      List<Settlement> settlements =
          batch.claims().stream()
              .map(
                  claim ->
                      new Settlement(claim, Messages.sent(claim.queueId()), ProviderReply.NONE))
              .toList();
      if (queue.settle(settlements).size() != settlements.size()) {
        throw new AssertionError("a held claim could not be settled");
      }
    }
    return List.of();
  }

  private static List<Long> claimIds(SendQueue queue, int slots) {
    return queue.claimDue(Messages.ALL, slots, LEASE).claims().stream()
        .map(Claim::queueId)
        .toList();
  }

  private List<Long> onEveryNode(Work work) throws Exception {
    List<Callable<List<Long>>> tasks = new ArrayList<>();
    for (int n = 0; n < NODES; n++) {
      String node = "node-" + n;
      tasks.add(() -> work.on(node));
    }
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> done : nodes.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
      all.addAll(done.get());
    }
    return all;
  }

  private long count(String sql) {
    return database.value(Long.class, sql);
  }

  private interface Work {
    List<Long> on(String node) throws Exception;
  }
}
