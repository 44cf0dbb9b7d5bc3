package io.sendonce.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void itSaysHowFarTheCampaignIs() {
    ProgressLine line =
        new ProgressLine(
            Duration.ofMillis(23_400), new ProgressLine.Queue(300, 121, 28, 146, 5), 3, 128);

    assertThat(line.text())
        .isEqualTo(
            "  23 s  sent 121/300  in flight 28  waiting 146  uncertain 5  nodes 3  delivered 128");
  }

  @Test
  void rowsThatEndedOtherwiseAreNotPassedOver() {
    ProgressLine line =
        new ProgressLine(Duration.ofSeconds(100), new ProgressLine.Queue(10, 7, 0, 0, 1), 1, 8);

    assertThat(line.text()).endsWith("delivered 8  ended otherwise 2");
  }
}
