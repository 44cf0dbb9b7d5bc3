package io.sendonce.scheduler.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "0s, PT0S",
    "30s, PT30S",
    "5m, PT5M",
    "1h, PT1H",
    "7d, PT168H",
    "PT1H30M, PT1H30M"
  })
  void readsWhatPeopleWrite(String written, Duration meant) {
    assertThat(Durations.parse(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "5 m", "-5s", "PT-5S", "1.5h", "5min", "1h30m", "9999999999999s"})
  void refusesEverythingElse(String written) {
    assertThat(Durations.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.5S, 500ms",
    "PT90S, 90s",
    "PT2H, 2h",
    "PT48H, 2d",
    "PT0.0000005S, PT0.0000005S"
  })
  void writesTheLargestUnitThatDividesIt(Duration duration, String shown) {
    assertThat(Durations.format(duration)).isEqualTo(shown);
    assertThat(Durations.parse(shown)).contains(duration);
  }
}
