package io.sendonce.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code status/waiting} is a mirror of the gates in {@code queue/claim_due}. */
class WaitingAgreesWithClaimTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void eachGateAloneHoldsAMessageExactlyWhenTheClaimLeavesIt() {
    Map<Long, Facts> scenes = build(Facts.oneByOne());
    assertThat(agree(scenes)).as("claimed").isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyCombinationOfGatesHoldsAMessageExactlyWhenTheClaimLeavesIt(long seed) {
    Random random = new Random(seed);
    List<Facts> facts = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      facts.add(Facts.random(random));
    }
    assertThat(agree(build(facts))).as("claimed").isGreaterThan(10);
  }

  @Test
  void whileEverythingIsPausedNothingIsWithoutAReason() {
    Map<Long, Facts> scenes = build(Facts.oneByOne());
    database.run("UPDATE send_switch SET paused_at = now(), resumes = 'by_person'");
    assertThat(agree(scenes)).isZero();
    database.run(
        "UPDATE send_switch SET paused_until = now() + interval '1 h', resumes = 'at_time'");
    assertThat(agree(scenes)).isZero();
    database.run("UPDATE send_switch SET paused_until = now() - interval '1 s'");
    assertThat(agree(scenes)).isGreaterThan(10);
  }

  private int agree(Map<Long, Facts> scenes) {
    List<Waiting> waiting = new QueueStatus(database.statements()).eachWaiting();
    Set<Long> free = ids(waiting, WaitReason.NONE);
    Set<Long> served = ids(waiting, WaitReason.SERVED);
    Set<Long> claimed =
        new SendQueue(database.statements(), "node-a")
            .claimDue(new Lane(0, 1), 10_000, Duration.ofMinutes(1)).claims().stream()
                .map(Claim::queueId)
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(different(free, claimed, scenes)).as("reason or claim, but not both").isEmpty();
    List<Long> suppressed =
        database
            .statements()
            .inTransaction(
                handle ->
                    handle
                        .select("SELECT id FROM send_queue WHERE status = 'suppressed'")
                        .mapTo(Long.class)
                        .list());
    assertThat(served).containsAll(suppressed);
    return claimed.size();
  }

  private static Map<Long, Facts> different(
      Set<Long> free, Set<Long> claimed, Map<Long, Facts> scenes) {
    Map<Long, Facts> different = new TreeMap<>();
    for (Map.Entry<Long, Facts> scene : scenes.entrySet()) {
      if (free.contains(scene.getKey()) != claimed.contains(scene.getKey())) {
        different.put(scene.getKey(), scene.getValue());
      }
    }
    if (different.isEmpty()) {
      // Messages around the scenes' own are compared as well.
      assertThat(claimed).isEqualTo(free);
    }
    return different;
  }

  private Map<Long, Facts> build(List<Facts> facts) {
    return database
        .statements()
        .inTransaction(
            handle -> {
              Map<Long, Facts> scenes = new TreeMap<>();
              for (int i = 0; i < facts.size(); i++) {
                scenes.put(new Scene(handle, "s" + i, facts.get(i)).build(), facts.get(i));
              }
              return scenes;
            });
  }

  private static Set<Long> ids(List<Waiting> waiting, WaitReason reason) {
    return waiting.stream()
        .filter(each -> each.reason() == reason)
        .map(Waiting::queueId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
