package io.sendonce.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayRangeTest {
  @Test
  void delaysLieWithinTheirRangeAndSpreadOverIt() {
    List<Duration> drawn = draw(7, 2_000);

    assertThat(drawn).allMatch(d -> d.toMillis() >= 3000 && d.toMillis() <= 5000);
    assertThat(drawn.stream().filter(d -> d.toMillis() < 3500).count()).isBetween(400L, 600L);
    assertThat(drawn.stream().filter(d -> d.toMillis() > 4500).count()).isBetween(400L, 600L);
  }

  @Test
  void theSameSeedGivesTheSameDelays() {
    assertThat(draw(7, 50)).isEqualTo(draw(7, 50)).isNotEqualTo(draw(8, 50));
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S, PT0S",
    "250ms, PT0.25S, PT0.25S",
    "3s-5s, PT3S, PT5S",
    "1m-PT2M, PT1M, PT2M",
    "0-1h, PT0S, PT1H",
  })
  void rangesReadAsPeopleWriteThem(String text, Duration least, Duration most) {
    assertThat(DurationText.parseRange(text)).isEqualTo(new DelayRange(least, most));
  }

  @ParameterizedTest
  @CsvSource({"3", "3 s", "s", "-3s", "PT-3S", "3s-", "three"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatThrownBy(() -> DurationText.parseRange(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("must be a duration such as 250ms, 3s, 2m, 1h, PT3S or 0");
  }

  private static List<Duration> draw(long seed, int times) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> DelayRange.USUAL.draw(random)).limit(times).toList();
  }
}
