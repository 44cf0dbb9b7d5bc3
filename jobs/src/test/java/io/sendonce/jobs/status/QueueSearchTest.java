package io.sendonce.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Page after page of a search is what plain SQL finds, in its order, nothing twice or left out. */
class QueueSearchTest {

  private static final String BY_ID = "ORDER BY q.id DESC";
  private static final String BY_END = "ORDER BY q.status_at DESC, q.id DESC";
  private static final String BY_PLAN = "ORDER BY q.scheduled_for, q.id";
  private static final String OLD = "q.scheduled_for < now() - interval '10 min'";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  /**
   * Seventy messages of every status, many with the same times, so that only the id tells them
   * apart.
   */
  @BeforeEach
  void fill() {
    database.run(
        """
        SET LOCAL session_replication_role = replica;
        INSERT INTO campaigns (id, code, name) VALUES (1, 'a', 'a'), (2, 'b', 'b');
        INSERT INTO linkedin_accounts (id, code, provider_account_id)
        SELECT n, 'account-' || n, 'account-' || n FROM generate_series(1, 5) AS n;
        INSERT INTO campaign_prospects (id, campaign_id, person, provider_id)
        SELECT n, 1 + n % 2, 'person-' || n / 2, 'p-' || n FROM generate_series(1, 70) AS n;
        INSERT INTO send_queue (id, campaign_id, prospect_id, account_id, step, kind, message, scheduled_for, status_at, idempotency_key, status, look_at)
        SELECT n, 1 + n % 2, n, 1 + n % 5, 1, 'direct_message', 'Hello', now() - (n * 37 % 9) * interval '5 min',
               now() - (n * 31 % 6) * interval '1 min', 'key-' || n,
               (ARRAY['pending', 'pending', 'sent', 'failed', 'uncertain', 'suppressed', 'cancelled'])[1 + n % 7],
               CASE WHEN n % 7 = 4 THEN now() END
        FROM generate_series(1, 70) AS n;
        UPDATE send_queue SET status = 'processing', lease_until = now(), claimed_by = 'node-a' WHERE id IN (7, 8, 14)
        """);
  }

  @Test
  void everythingAndWhateverBelongsTogether() {
    same(filter(null, null, null, null, null), "true", BY_ID);
    same(filter("pending", null, null, null, null), "q.status = 'pending'", BY_ID);
    same(filter("processing", null, null, null, null), "q.status = 'processing'", BY_ID);
    same(filter(null, 2L, null, null, null), "q.account_id = 2", BY_ID);
    same(
        filter("pending", 2L, 1L, null, null),
        "q.status = 'pending' AND q.account_id = 2 AND q.campaign_id = 1",
        BY_ID);
    same(filter(null, null, null, "person-9", null), "q.prospect_id IN (18, 19)", BY_ID);
  }

  @Test
  void whatCameToAnEndComesByTheTimeOfIt() {
    for (String status : List.of("sent", "failed", "uncertain", "suppressed", "cancelled")) {
      same(filter(status, null, null, null, null), "q.status = '" + status + "'", BY_END);
    }
    same(filter("sent", 3L, null, null, null), "q.status = 'sent' AND q.account_id = 3", BY_END);
    same(
        filter("sent", null, 2L, null, old()),
        "q.status = 'sent' AND q.campaign_id = 2 AND " + OLD,
        BY_END);
  }

  @Test
  void whatIsOverdueComesByThePlan() {
    same(
        filter(null, null, null, null, old()),
        "q.status IN ('pending', 'processing', 'uncertain') AND " + OLD,
        BY_PLAN);
    same(filter("pending", null, null, null, old()), "q.status = 'pending' AND " + OLD, BY_PLAN);
    same(
        filter("processing", null, null, null, old()),
        "q.status = 'processing' AND " + OLD,
        BY_PLAN);
    same(
        filter(null, 2L, null, null, old()),
        "q.status IN ('pending', 'processing', 'uncertain') AND q.account_id = 2 AND " + OLD,
        BY_PLAN);
    same(
        filter(null, null, 2L, null, old()),
        "q.status IN ('pending', 'processing', 'uncertain') AND q.campaign_id = 2 AND " + OLD,
        BY_PLAN);
    same(
        filter("uncertain", null, null, null, old()), "q.status = 'uncertain' AND " + OLD, BY_PLAN);
  }

  @Test
  void eachLineSaysWhyItIsWhereItIs() {
    List<QueueSearch.Line> lines =
        new QueueSearch(database.statements())
            .page(filter(null, null, null, null, null), null, 70)
            .lines();
    assertThat(lines).allSatisfy(line -> assertThat(line.sentence()).contains("message"));
    assertThat(lines)
        .filteredOn(line -> line.message().status().equals("pending"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.waiting()).isPresent());
  }

  private void same(QueueSearch.Filter filter, String condition, String order) {
    List<Long> expected =
        database.strings("SELECT q.id FROM send_queue q WHERE " + condition + " " + order).stream()
            .map(Long::valueOf)
            .toList();
    assertThat(expected).as(condition).isNotEmpty();
    assertThat(pageByPage(filter)).as(condition).isEqualTo(expected);
  }

  private List<Long> pageByPage(QueueSearch.Filter filter) {
    QueueSearch search = new QueueSearch(database.statements());
    List<Long> ids = new ArrayList<>();
    QueueSearch.Page page = search.page(filter, null, 3);
    ids.addAll(ids(page.lines()));
    while (page.next() != null) {
      page = search.page(filter, page.next(), 3);
      ids.addAll(ids(page.lines()));
    }
    assertThat(search.ids(filter, 100)).isEqualTo(new QueueSearch.Ids(ids, true));
    return ids;
  }

  private static List<Long> ids(List<QueueSearch.Line> lines) {
    return lines.stream().map(line -> line.message().queueId()).toList();
  }

  private Instant old() {
    return database.value(Instant.class, "SELECT now()").minus(Duration.ofMinutes(10));
  }

  private static QueueSearch.Filter filter(
      @Nullable String status,
      @Nullable Long account,
      @Nullable Long campaign,
      @Nullable String person,
      @Nullable Instant olderThan) {
    return new QueueSearch.Filter(status, account, campaign, person, olderThan, null);
  }
}
