package io.sendonce.jobs.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderBreakerTest {

  private static final Duration NO = Duration.ZERO;

  private final ProviderBreaker breaker =
      new ProviderBreaker(3, Duration.ofSeconds(30), Duration.ofMinutes(3));

  @Test
  void itOpensAtTheThirdFailureInARowAndNotBefore() {
    assertThat(fail(4)).containsExactly(NO, NO, Duration.ofSeconds(30), NO);
  }

  @Test
  void anAnswerInBetweenStartsTheCountAnew() {
    fail(2);
    breaker.reached();
    assertThat(fail(3)).containsExactly(NO, NO, Duration.ofSeconds(30));
  }

  @Test
  void pausesDoubleUpToTheLongestWhileNothingIsReached() {
    assertThat(fail(15).stream().filter(wait -> !wait.isZero()))
        .containsExactly(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(3));
  }

  @Test
  void anAnswerMakesTheNextPauseShortAgain() {
    fail(6);
    breaker.reached();
    assertThat(fail(3)).last().isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void anOutageOfDaysOverflowsNothing() {
    assertThat(fail(3_000)).last().isEqualTo(Duration.ofMinutes(3));
  }

  private List<Duration> fail(int times) {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      pauses.add(breaker.notReached());
    }
    return pauses;
  }
}
