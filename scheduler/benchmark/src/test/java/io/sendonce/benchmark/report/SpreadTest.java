package io.sendonce.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theMiddleOfAnEvenNumberIsBetweenTwo() {
    assertThat(new Spread(4, 1, 3, 2).median()).isEqualTo(2.5);
    assertThat(new Spread(3, 1, 2).median()).isEqualTo(2);
  }

  @Test
  void theEndsAreTheSmallestAndTheLargest() {
    Spread spread = new Spread(5, 9, 7);
    assertThat(spread.min()).isEqualTo(5);
    assertThat(spread.max()).isEqualTo(9);
  }

  @Test
  void soManyOfAHundredDoNotExceedAPercentile() {
    Spread spread = new Spread(IntStream.rangeClosed(1, 200).asDoubleStream().toArray());
    assertThat(spread.percentile(50)).isEqualTo(100);
    assertThat(spread.percentile(99)).isEqualTo(198);
  }

  @Test
  void nothingHasNoSpread() {
    assertThatThrownBy(Spread::new).hasMessage("nothing was measured");
  }
}
