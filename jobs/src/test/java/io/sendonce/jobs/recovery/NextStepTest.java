package io.sendonce.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.recovery.NextStep.Kind;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three looks and ten minutes make an absence, with a minute after the first look. */
class NextStepTest {

  private static final Instant STARTED = Instant.parse("2026-06-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // looks, since the attempt, policy: what next, after how long
    "1, PT1M15S, RETRY, LOOK_AGAIN, PT1M",
    "1, PT1H, RETRY, LOOK_AGAIN, PT1M",
    // the look that could decide comes when absence begins to count, not before
    "2, PT2M15S, RETRY, LOOK_AGAIN, PT7M45S",
    "2, PT9M30S, RETRY, LOOK_AGAIN, PT2M",
    "2, PT1H, RETRY, LOOK_AGAIN, PT2M",
    "3, PT9M59.999S, RETRY, LOOK_AGAIN, PT4M",
    "9, PT5M, HOLD, LOOK_AGAIN, PT4H16M",
    "3, PT10M, RETRY, PUT_BACK, PT0S",
    "3, PT10M, HOLD, HOLD, PT4M",
    "4, PT20M, HOLD, HOLD, PT8M",
    "30, PT100H, HOLD, HOLD, PT24H",
    "2147483647, PT100H, HOLD, HOLD, PT24H"
  })
  void absenceTakesLooksAndTime(
      int looks, Duration since, Policy policy, Kind kind, Duration delay) {
    RecoverySettings settings =
        new RecoverySettings(
            policy, Duration.ofSeconds(75), Duration.ofMinutes(1), 3, Duration.ofMinutes(10));
    assertThat(NextStep.after(looks, STARTED, STARTED.plus(since), settings))
        .isEqualTo(new NextStep(kind, delay));
  }

  @Test
  void oneLookIsNoProof() {
    assertThatThrownBy(
            () ->
                new RecoverySettings(
                    Policy.RETRY, Duration.ZERO, Duration.ofMinutes(1), 1, Duration.ZERO))
        .hasMessage("looks must be 2 or more, not 1");
  }
}
