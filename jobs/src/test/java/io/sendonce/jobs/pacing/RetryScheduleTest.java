package io.sendonce.jobs.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(30), Duration.ofMinutes(10), 5);

  @ParameterizedTest
  @CsvSource({
    "1, 0.0, PT15S",
    "1, 0.5, PT22.5S",
    "1, 0.999999, PT30S",
    "2, 0.0, PT30S",
    "3, 0.0, PT1M",
    "5, 0.0, PT4M",
    "6, 0.0, PT5M",
    "6, 0.999999, PT10M",
    "40, 0.0, PT5M",
    "2147483647, 0.0, PT5M"
  })
  void waitsDoubleUpToTheLongestAndSpreadOverTheirUpperHalf(
      int failures, double random, Duration wait) {
    assertThat(SCHEDULE.waitAfter(failures, random)).isEqualTo(wait);
  }

  @Test
  void aMessageIsGivenUpAfterItsLastTry() {
    assertThat(SCHEDULE.givesUpAfter(4)).isFalse();
    assertThat(SCHEDULE.givesUpAfter(5)).isTrue();
    assertThat(SCHEDULE.givesUpAfter(6)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT1M, 3", "PT-1S, PT1M, 3", "PT2M, PT1M, 3", "PT1M, PT1M, 0"})
  void aScheduleThatMakesNoSenseIsRefused(Duration first, Duration longest, int limit) {
    assertThatThrownBy(() -> new RetrySchedule(first, longest, limit))
        .hasMessage(
            "retry must have 0 < first <= longest and limit >= 1, not first %s, longest %s, limit %d",
            first, longest, limit);
  }
}
