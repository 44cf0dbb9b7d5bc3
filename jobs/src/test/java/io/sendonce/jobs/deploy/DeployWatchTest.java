package io.sendonce.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.deploy.DeployWatch.Facts;
import io.sendonce.jobs.deploy.DeployWatch.Outcome;
import io.sendonce.jobs.incidents.Tally;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The worst that is known is what is said, and no more than is known. */
class DeployWatchTest {

  private static final Instant SINCE = Instant.parse("2026-12-01T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Tally NOBODY = new Tally(0, 0);

  @Test
  void whoGotSomethingTwiceComesFirst() {
    Outcome outcome = outcome(facts(Duration.ofHours(2), 90, 2, 1), new Tally(4, 6));
    assertThat(outcome.verdict()).isEqualTo("4 people got 6 messages too many.");
    assertThat(outcome.isGood()).isFalse();
  }

  @Test
  void thenWhatIsStuckThenWhatIsInDoubt() {
    Outcome stuck = outcome(facts(Duration.ofHours(2), 90, 2, 1), NOBODY);
    assertThat(stuck.verdict()).isEqualTo("1 in flight beyond their lease: nobody recovers them.");
    assertThat(stuck.isGood()).isFalse();
    Outcome doubt = outcome(facts(Duration.ofHours(2), 90, 2, 0), NOBODY);
    assertThat(doubt.verdict())
        .isEqualTo("Nobody is known to have got anything twice; 2 in doubt.");
    assertThat(doubt.isGood()).isFalse();
  }

  @Test
  void withoutASendNothingIsShown() {
    assertThat(outcome(facts(DAY, 0, 0, 0), NOBODY).verdict())
        .isEqualTo("Nothing was sent since, so nothing is shown.");
  }

  @Test
  void beforeItsEndItIsOnlySoFar() {
    Outcome early = outcome(facts(DAY.minusMillis(1), 90, 0, 0), NOBODY);
    assertThat(early.isOver()).isFalse();
    assertThat(early.verdict())
        .isEqualTo("So far: 90 sent, nobody is known to have got anything twice.");
    Outcome over = outcome(facts(DAY, 90, 0, 0), NOBODY);
    assertThat(over.isOver()).isTrue();
    assertThat(over.isGood()).isTrue();
    assertThat(over.verdict()).isEqualTo("90 sent, nobody is known to have got anything twice.");
  }

  private static Outcome outcome(Facts facts, Tally twice) {
    return new Outcome(SINCE, SINCE.plus(DAY), facts, twice);
  }

  private static Facts facts(Duration after, long sent, long openDoubts, long stuck) {
    return new Facts(SINCE.plus(after), sent, 0, 0, openDoubts, openDoubts, stuck);
  }
}
