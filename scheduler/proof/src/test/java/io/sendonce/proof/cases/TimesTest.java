package io.sendonce.proof.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void aPercentileIsTheSmallestThatItsShareDoesNotExceed() {
    List<Duration> hundred = LongStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    assertThat(new Times(hundred).percentile(50)).hasMillis(50);
    assertThat(new Times(hundred).percentile(95)).hasMillis(95);
    assertThat(new Times(List.of(Duration.ofMillis(7))).percentile(95)).hasMillis(7);
    assertThat(new Times(hundred).longest()).hasMillis(100);
  }

  @Test
  void aTimeIsWrittenInMillisecondsOrSeconds() {
    assertThat(Times.text(Duration.ofMillis(87))).isEqualTo("87 ms");
    assertThat(Times.text(Duration.ofMillis(9_460))).isEqualTo("9.5 s");
  }
}
