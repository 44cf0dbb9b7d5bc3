package io.sendonce.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedPropertiesTest {

  @Test
  void aValueIsReplacedWhereItStandsAndCommentsStay() {
    assertThat(
            ShippedProperties.with(
                List.of("# every = 1s", "job.a.every = 5s", "job.b.every = 5s"),
                Map.of("job.a.every", "1s")))
        .containsExactly("# every = 1s", "job.a.every = 1s", "job.b.every = 5s");
  }

  @Test
  void aKeyThatWasNotThereComesLast() {
    assertThat(ShippedProperties.with(List.of("a = 1"), Map.of("b", "2")))
        .containsExactly("a = 1", "b = 2");
  }
}
