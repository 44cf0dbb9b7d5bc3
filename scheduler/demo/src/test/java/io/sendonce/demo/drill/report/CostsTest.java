package io.sendonce.demo.drill.report;

import static io.sendonce.demo.drill.report.Results.doubt;
import static io.sendonce.demo.drill.report.Results.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.drill.campaign.Doubt;
import io.sendonce.demo.drill.plan.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostsTest {

  private static final Doubt DOUBT = doubt("node-1", "account-001", 10, 12, 3);

  @Test
  void aFaultAimedAtTheAccountComesFirstThenItsNodeThenTheDatabase() {
    assertThat(
            Costs.cause(
                DOUBT,
                List.of(
                    fault(FaultKind.POSTGRES_CRASH, 9, 11),
                    fault(FaultKind.SIGKILL, 9, 11, "node-1"),
                    fault(FaultKind.HANG, 9, 11, "account-001"))))
        .contains(FaultKind.HANG);
    assertThat(
            Costs.cause(
                DOUBT,
                List.of(
                    fault(FaultKind.POSTGRES_CRASH, 9, 11),
                    fault(FaultKind.SIGKILL, 9, 11, "node-1"))))
        .contains(FaultKind.SIGKILL);
  }

  @Test
  void aCleanStopIsBlamedOnlyWhereNothingElseCanBe() {
    assertThat(
            Costs.cause(
                DOUBT,
                List.of(
                    fault(FaultKind.SIGTERM, 9, 11, "node-1"),
                    fault(FaultKind.POSTGRES_CRASH, 9, 11))))
        .contains(FaultKind.POSTGRES_CRASH);
  }

  @Test
  void whatHitOthersOrCameAtAnotherTimeIsNotTheCause() {
    assertThat(
            Costs.cause(
                DOUBT,
                List.of(
                    fault(FaultKind.SIGKILL, 9, 11, "node-2"),
                    fault(FaultKind.HANG, 9, 11, "account-002"),
                    fault(FaultKind.HANG, 13, 15, "account-001"),
                    fault(FaultKind.POSTGRES_CRASH, 2, 5))))
        .isEmpty();
  }

  @Test
  void doubtsAreCountedByWhatEndedThemAndWhatFitsNoFaultIsCountedToo() {
    List<Doubt> doubts =
        List.of(DOUBT, doubt("node-3", "account-008", 100, 101, 9), undecided("account-001"));

    List<Cost> costs = Costs.of(doubts, List.of(fault(FaultKind.HANG, 9, 11, "account-001")));

    assertThat(costs)
        .containsExactly(
            new Cost("hang", 1, 2, 1, 0, 0, 1, List.of(Duration.ofSeconds(3))),
            new Cost(Costs.NONE, 0, 1, 1, 0, 0, 0, List.of(Duration.ofSeconds(9))));
  }

  @Test
  void percentilesAreOfTheDecisionsThatWereMade() {
    Cost cost =
        new Cost(
            "hang",
            1,
            100,
            100,
            0,
            0,
            0,
            IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList());

    assertThat(cost.p50()).isEqualTo(Duration.ofSeconds(50));
    assertThat(cost.p95()).isEqualTo(Duration.ofSeconds(95));
    assertThat(new Cost("hang", 1, 1, 0, 0, 0, 1, List.of()).p50()).isNull();
  }

  private static Doubt undecided(String account) {
    return new Doubt(
        2,
        "node-1",
        account,
        Results.START.plusSeconds(10),
        Results.START.plusSeconds(11),
        "504",
        null,
        null,
        null);
  }
}
