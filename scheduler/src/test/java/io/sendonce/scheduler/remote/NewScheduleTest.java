package io.sendonce.scheduler.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewScheduleTest {

  @Test
  void theNextFiresOfACronFollowTheClockOnItsWall() {
    assertThat(
            NewSchedule.read("cron 0 30 2 * * ? in Europe/Paris")
                .fires(Instant.parse("2026-10-23T12:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-10-24T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void thoseOfAPeriodComeOneAfterTheOther() {
    assertThat(NewSchedule.read("every 5m").fires(Instant.EPOCH, 2))
        .containsExactly(Instant.ofEpochSecond(300), Instant.ofEpochSecond(600));
  }

  @Test
  void oneThatEndsHasFewer() {
    assertThat(
            NewSchedule.read("cron 0 0 3 1 1 ? 2027 in UTC")
                .fires(Instant.parse("2026-10-23T12:00:00Z"), 10))
        .containsExactly(Instant.parse("2027-01-01T03:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "often | The schedule must be written like every 5m, or like cron 0 0 3 * * ? in"
            + " Europe/Paris.",
        "every now | now is not a length of time: write it like",
        "every 1ms | every 1ms must be from 100ms to 365d.",
        "cron 0 0 3 in UTC | 0 0 3 is not a cron expression: ",
        "cron 0 99 3 * * ? in UTC | 0 99 3 * * ? is not a cron expression: 98 and 99 are no times",
        "cron 0 0 3 * * ? in Atlantis | Atlantis is not a time zone: write it like Europe/Paris or"
            + " UTC."
      })
  void whatIsWrongIsNamed(String written, String sentence) {
    assertThatThrownBy(() -> NewSchedule.read(written)).hasMessageStartingWith(sentence);
  }
}
