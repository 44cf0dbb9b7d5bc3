package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.store.NodeRow.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeRowTest {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration NO_GAP = Duration.ZERO;

  @Test
  void aSilentNodeThatIsConnectedIsGivenTheGrace() {
    assertThat(silentFor(22_000, Session.OPEN).isDead(GRACE, NO_GAP)).isFalse();
    assertThat(silentFor(22_001, Session.OPEN).isDead(GRACE, NO_GAP)).isTrue();
  }

  @Test
  void aNodeWhoseSessionHasEndedIsGivenLittleTime() {
    assertThat(silentFor(5000, Session.ENDED).isDead(GRACE, NO_GAP)).isFalse();
    assertThat(silentFor(5001, Session.ENDED).isDead(GRACE, NO_GAP)).isTrue();
  }

  @Test
  void aNodeThatWorksWithoutASessionIsGivenTheGrace() {
    assertThat(silentFor(22_000, Session.NONE).isDead(GRACE, NO_GAP)).isFalse();
    assertThat(silentFor(22_001, Session.NONE).isDead(GRACE, NO_GAP)).isTrue();
  }

  @Test
  void whoeverWasSilentHimselfExpectsNoMoreOfOthers() {
    Duration gap = Duration.ofSeconds(30);

    assertThat(silentFor(33_000, Session.ENDED).isDead(GRACE, gap)).isFalse();
    assertThat(silentFor(33_001, Session.ENDED).isDead(GRACE, gap)).isTrue();
  }

  @Test
  void firesWithoutANodeAreTakenOverAtOnce() {
    NodeRow orphan = new NodeRow("gone", 0, Duration.ZERO, Duration.ZERO, Session.NONE, 1);

    assertThat(orphan.isDead(GRACE, NO_GAP)).isTrue();
  }

  @Test
  void theIntervalSaysWhetherThereWasASession() {
    assertThat(NodeRow.intervalToWrite(2000, true)).isEqualTo(2001);
    assertThat(NodeRow.intervalToWrite(2000, false)).isEqualTo(2000);
    assertThat(NodeRow.intervalToWrite(999, true)).isEqualTo(999);
    assertThat(NodeRow.intervalToWrite(999, false)).isEqualTo(998);
    assertThat(Session.of(true, true)).isEqualTo(Session.OPEN);
    assertThat(Session.of(true, false)).isEqualTo(Session.ENDED);
    assertThat(Session.of(false, false)).isEqualTo(Session.NONE);
  }

  private static NodeRow silentFor(long silence, Session session) {
    return new NodeRow("other", 1_000, INTERVAL, Duration.ofMillis(silence), session, 1_000);
  }
}
