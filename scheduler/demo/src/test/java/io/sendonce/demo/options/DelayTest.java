package io.sendonce.demo.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {

  @ParameterizedTest
  @CsvSource({"3s-5s,3000,5000", "200ms-400ms,200,400", "0.2s-0.4s,200,400", "2s,2000,2000"})
  void aRangeIsReadInSecondsOrMilliseconds(String written, long least, long most) {
    assertThat(Delay.parse(written))
        .isEqualTo(new Delay(Duration.ofMillis(least), Duration.ofMillis(most)));
  }

  @Test
  void itIsWrittenAsItIsRead() {
    assertThat(Delay.parse("0.2s-5s")).hasToString("200ms-5s");
    assertThat(Delay.parse("3s-5s").mean()).isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({"5s-3s,5s-3s", "3s-20s,3s-20s", "0ms-1s,0s-1s"})
  void aRangeThatCannotBeShownIsRefused(String written, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.parse(written))
        .withMessage("--delay must be a range within 10ms-8s, the shorter first, not " + shown);
  }

  @Test
  void whatIsNoRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.parse("soon"))
        .withMessage("--delay must be written like 3s-5s or 200ms-400ms, not soon");
  }
}
