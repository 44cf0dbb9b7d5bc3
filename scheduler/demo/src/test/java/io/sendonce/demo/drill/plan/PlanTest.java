package io.sendonce.demo.drill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.drill.plan.FaultKind.Hits;
import io.sendonce.demo.drill.plan.FaultKind.Part;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Demands ALL = new Demands(EnumSet.allOf(FaultKind.class), 20, 3, 80);

  @Test
  void theSameSeedMakesTheSamePlan() {
    assertThat(Plan.of(7, ALL)).isEqualTo(Plan.of(7, ALL));
    assertThat(Plan.of(7, ALL)).isNotEqualTo(Plan.of(8, ALL));
  }

  @Test
  void theOrderInWhichFaultsWereAskedForDecidesNothing() {
    Set<FaultKind> asked =
        new LinkedHashSet<>(List.of(FaultKind.SIGSTOP, FaultKind.SIGKILL, FaultKind.HANG));
    Set<FaultKind> otherwise =
        new LinkedHashSet<>(List.of(FaultKind.HANG, FaultKind.SIGKILL, FaultKind.SIGSTOP));

    assertThat(Plan.of(7, new Demands(asked, 6, 3, 80)))
        .isEqualTo(Plan.of(7, new Demands(otherwise, 6, 3, 80)));
  }

  @Test
  void asManyFaultsOfProcessesAndTheDatabaseAsAskedForAndEveryKindBeforeOneComesAgain() {
    long kinds =
        Arrays.stream(FaultKind.values()).filter(FaultKind::isOfProcessesOrDatabase).count();
    Plan all = Plan.of(7, new Demands(EnumSet.allOf(FaultKind.class), (int) kinds, 3, 80));

    assertThat(all.processFaults()).isEqualTo((int) kinds);
    assertThat(all.faults().stream().map(PlannedFault::kind).collect(Collectors.toSet()))
        .hasSize(FaultKind.values().length);
  }

  @Test
  void aNodeIsNotHurtAgainBeforeItHadTimeToComeBack() {
    seeds()
        .forEach(
            plan -> {
              for (int node = 0; node < 3; node++) {
                List<Integer> victim = List.of(node);
                Duration free = Duration.ZERO;
                for (PlannedFault fault : plan.faults()) {
                  if (fault.hits(Hits.NODE) && fault.victims().equals(victim)) {
                    assertThat(fault.at()).as(fault.text()).isGreaterThanOrEqualTo(free);
                    free = fault.end().plusSeconds(7);
                  }
                }
              }
            });
  }

  @Test
  void theDatabaseSuffersOneThingAtATimeAndThereIsAWayToItToSpoil() {
    seeds()
        .forEach(
            plan -> {
              List<PlannedFault> outages =
                  plan.faults().stream().filter(fault -> fault.hits(Hits.DATABASE)).toList();
              for (PlannedFault outage : outages) {
                assertThat(plan.faults())
                    .filteredOn(
                        other -> !other.equals(outage) && other.kind().part() == Part.DATABASE)
                    .noneMatch(
                        other ->
                            other.at().compareTo(outage.at()) >= 0
                                && other.at().compareTo(outage.end()) < 0);
              }
            });
  }

  /** Else the drill itself would make "not found in all looks" an untruth. */
  @Test
  void noAccountMeetsASecondFaultWhileDoubtsOfTheFirstAreLookedInto() {
    seeds()
        .forEach(
            plan -> {
              List<PlannedFault> faults =
                  plan.faults().stream().filter(fault -> fault.hits(Hits.ACCOUNTS)).toList();
              for (int index = 0; index < faults.size(); index++) {
                PlannedFault fault = faults.get(index);
                assertThat(fault.victims()).isNotEmpty();
                for (PlannedFault later : faults.subList(index + 1, faults.size())) {
                  Set<Integer> both = new HashSet<>(fault.victims());
                  both.retainAll(later.victims());
                  assertThat(
                          both.isEmpty() || later.at().compareTo(fault.end().plusSeconds(12)) >= 0)
                      .as(fault.text() + " / " + later.text())
                      .isTrue();
                }
              }
            });
  }

  @Test
  void withoutAnyFaultThePlanIsEmpty() {
    assertThat(Plan.of(7, new Demands(Set.of(), 10, 3, 80)).faults()).isEmpty();
    assertThat(Plan.of(7, new Demands(Set.of(FaultKind.SIGKILL), 0, 3, 80)).faults()).isEmpty();
  }

  @Test
  void everyFaultNamesItsClassAndIsListed() {
    for (FaultKind kind : FaultKind.values()) {
      assertThat(kind.classes()).matches("F\\d+(, F\\d+)*");
      assertThat(FaultKind.list()).contains("  " + kind.wireName() + " ", kind.words());
      assertThat(FaultKind.named(kind.wireName())).contains(kind);
    }
  }

  private static List<Plan> seeds() {
    return LongStream.range(0, 50).mapToObj(seed -> Plan.of(seed, ALL)).toList();
  }
}
