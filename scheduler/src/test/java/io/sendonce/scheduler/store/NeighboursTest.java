package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final long INTERVAL = 2000;

  private final Neighbours neighbours = new Neighbours("self", GRACE);

  @Test
  void aSilentNodeThatIsConnectedIsGivenTheLongGrace() {
    assertThat(dead(node(0, 0, true))).isEmpty();
    assertThat(dead(node(0, 22_000, true))).isEmpty();
    assertThat(dead(node(0, 22_001, true))).containsExactly("other");
  }

  @Test
  void aNodeWhoseSessionHasEndedIsGivenLittleTime() {
    dead(node(0, 1000, true));

    assertThat(dead(node(0, 5000, false))).isEmpty();
    assertThat(dead(node(0, 5001, false))).containsExactly("other");
  }

  @Test
  void aNodeThatWasNeverSeenConnectedIsGivenTheLongGrace() {
    dead(node(0, 1000, false));

    assertThat(dead(node(0, 15_000, false))).isEmpty();
    assertThat(dead(node(0, 22_001, false))).containsExactly("other");
  }

  @Test
  void aNodeThatChecksInWithoutASessionIsNotTakenForDeadByItsLackOfOne() {
    dead(node(0, 0, true));
    dead(node(1000, 0, false));
    dead(node(3000, 0, false));

    assertThat(dead(node(3000, 15_000, false))).isEmpty();
  }

  @Test
  void oneCheckInAfterTheLastLookAndBeforeTheDeathDoesNotHideIt() {
    dead(node(0, 0, true));
    dead(node(1000, 500, false));

    assertThat(dead(node(1000, 5001, false))).containsExactly("other");
  }

  @Test
  void whoeverWasSilentHimselfExpectsNoMoreOfOthers() {
    dead(node(0, 0, true));

    assertThat(neighbours.dead(List.of(node(0, 33_000, false)), Duration.ofSeconds(30))).isEmpty();
    assertThat(neighbours.dead(List.of(node(0, 33_001, false)), Duration.ofSeconds(30))).hasSize(1);
  }

  @Test
  void firesWithoutANodeAreTakenOverAtOnceAndNobodyTakesOverFromHimself() {
    NodeRow orphan =
        new NodeRow("gone", 0, Duration.ZERO, Duration.ofDays(1), false, Integer.MAX_VALUE);
    NodeRow self = new NodeRow("self", 1, Duration.ZERO, Duration.ofDays(1), false, 1);

    assertThat(dead(orphan, self)).containsExactly("gone");
  }

  private List<String> dead(NodeRow... nodes) {
    return neighbours.dead(List.of(nodes), Duration.ofMillis(INTERVAL)).stream()
        .map(NodeRow::instance)
        .toList();
  }

  /** Last checked in at a moment, silent since for a while. */
  private static NodeRow node(long checkIn, long silence, boolean isConnected) {
    return new NodeRow(
        "other",
        1_000_000 + checkIn,
        Duration.ofMillis(INTERVAL),
        Duration.ofMillis(silence),
        isConnected,
        1_000_000 + checkIn + silence);
  }
}
