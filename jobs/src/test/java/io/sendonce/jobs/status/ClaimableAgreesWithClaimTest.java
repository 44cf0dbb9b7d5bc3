package io.sendonce.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch/claimable} tells what the next claim takes or suppresses, and nothing else. */
class ClaimableAgreesWithClaimTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void eachGateAloneHoldsAMessageExactlyWhenTheClaimLeavesIt() {
    build(Facts.oneByOne());
    assertThat(agree()).as("claimed or suppressed").isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void anyCombinationOfGatesHoldsAMessageExactlyWhenTheClaimLeavesIt(long seed) {
    Random random = new Random(seed);
    List<Facts> facts = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      facts.add(Facts.random(random));
    }
    build(facts);
    assertThat(agree()).as("claimed or suppressed").isGreaterThan(10);
  }

  @Test
  void whileEverythingIsPausedNothingIsClaimable() {
    build(Facts.oneByOne());
    database.run("UPDATE send_switch SET paused_at = now(), resumes = 'by_person'");
    assertThat(agree()).isZero();
  }

  private int agree() {
    Instant now = database.value(Instant.class, "SELECT clock_timestamp()");
    Set<Long> claimable =
        database
            .statements()
            .query(
                "watch/claimable",
                query ->
                    new TreeSet<>(
                        query
                            .bind("at", now)
                            .map((row, context) -> row.getLong("queue_id"))
                            .list()));
    Set<Long> taken = new TreeSet<>();
    new SendQueue(database.statements(), "node-a")
        .claimDue(new Lane(0, 1), 10_000, Duration.ofMinutes(1)).claims().stream()
            .map(Claim::queueId)
            .forEach(taken::add);
    database.strings("SELECT id::text FROM send_queue WHERE status = 'suppressed'").stream()
        .map(Long::valueOf)
        .forEach(taken::add);
    assertThat(claimable).isEqualTo(taken);
    return taken.size();
  }

  private void build(List<Facts> facts) {
    Database statements = database.statements();
    statements.inTransaction(
        handle -> {
          for (int i = 0; i < facts.size(); i++) {
            new Scene(handle, "s" + i, facts.get(i)).build();
          }
          return true;
        });
  }
}
