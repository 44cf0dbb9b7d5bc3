package io.sendonce.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.testdata.QueueDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A search for a reason finds exactly those that have it. */
class ReasonSearchTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void eachReasonFindsExactlyThoseThatWaitForIt() {
    Random random = new Random(3);
    database
        .statements()
        .inTransaction(
            handle -> {
              int n = 0;
              for (Facts facts : Facts.oneByOne()) {
                new Scene(handle, "s" + n++, facts).build();
              }
              while (n < 150) {
                new Scene(handle, "s" + n++, Facts.random(random)).build();
              }
              return n;
            });
    // Whatever is tried again was tried before.
    database.forge("UPDATE send_queue SET claim_token = id WHERE retry_at IS NOT NULL");
    List<Waiting> all = new QueueStatus(database.statements()).eachWaiting();
    QueueSearch search = new QueueSearch(database.statements());
    Set<WaitReason> met = new HashSet<>();
    for (WaitReason reason : WaitReason.values()) {
      Set<Long> expected =
          all.stream()
              .filter(each -> each.reason() == reason)
              .map(Waiting::queueId)
              .collect(Collectors.toSet());
      QueueSearch.Filter filter = new QueueSearch.Filter(null, null, null, null, null, reason);
      QueueSearch.Ids found = search.ids(filter, 10_000);
      assertThat(Set.copyOf(found.ids())).as(reason.column()).isEqualTo(expected);
      assertThat(found.isAll()).isTrue();
      if (!expected.isEmpty()) {
        met.add(reason);
        QueueSearch.Page first = search.page(filter, null, 1);
        assertThat(first.lines()).hasSize(1);
        assertThat(first.next() == null).isEqualTo(expected.size() == 1);
      }
    }
    assertThat(met).as("reasons that were there").hasSizeGreaterThan(11);
  }

  @Test
  void onlyPendingMessagesHaveAReason() {
    assertThatThrownBy(
            () -> new QueueSearch.Filter("sent", null, null, null, null, WaitReason.RETRY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
